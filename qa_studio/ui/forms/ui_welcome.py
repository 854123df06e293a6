# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'welcome.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QHBoxLayout, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

from qa_studio.ui.components.form_widgets import (FormButton, FormHeading, FormHint, FormPanel,
    FormPrimary, FormText, FormTitle)

class Ui_WelcomeForm(object):
    def setupUi(self, WelcomeForm):
        if not WelcomeForm.objectName():
            WelcomeForm.setObjectName(u"WelcomeForm")
        WelcomeForm.resize(800, 600)
        self.outer = QVBoxLayout(WelcomeForm)
        self.outer.setSpacing(12)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(24, 24, 24, 24)
        self.above = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.outer.addItem(self.above)

        self.mark = QHBoxLayout()
        self.mark.setObjectName(u"mark")

        self.outer.addLayout(self.mark)

        self.title = FormTitle(WelcomeForm)
        self.title.setObjectName(u"title")

        self.outer.addWidget(self.title)

        self.what = FormText(WelcomeForm)
        self.what.setObjectName(u"what")

        self.outer.addWidget(self.what)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 8, 0, 8)
        self.create = FormPrimary(WelcomeForm)
        self.create.setObjectName(u"create")

        self.buttons.addWidget(self.create)

        self.open = FormButton(WelcomeForm)
        self.open.setObjectName(u"open")

        self.buttons.addWidget(self.open)

        self.connect = FormButton(WelcomeForm)
        self.connect.setObjectName(u"connect")

        self.buttons.addWidget(self.connect)

        self.demo = FormButton(WelcomeForm)
        self.demo.setObjectName(u"demo")

        self.buttons.addWidget(self.demo)

        self.right = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.right)


        self.outer.addLayout(self.buttons)

        self.recentTitle = FormHeading(WelcomeForm)
        self.recentTitle.setObjectName(u"recentTitle")

        self.outer.addWidget(self.recentTitle)

        self.recent = QVBoxLayout()
        self.recent.setSpacing(4)
        self.recent.setObjectName(u"recent")
        self.recent.setContentsMargins(0, 0, 0, 0)

        self.outer.addLayout(self.recent)

        self.below = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.outer.addItem(self.below)


        self.retranslateUi(WelcomeForm)

        QMetaObject.connectSlotsByName(WelcomeForm)
    # setupUi

    def retranslateUi(self, WelcomeForm):
        WelcomeForm.setWindowTitle(QCoreApplication.translate("WelcomeForm", u"QA Studio", None))
        self.title.setText(QCoreApplication.translate("WelcomeForm", u"Welcome to QA Studio", None))
        self.what.setText(QCoreApplication.translate("WelcomeForm", u"A workspace keeps everything you enter: evaluations, causes, actions. Alone you work in a folder, a team in a database. Your recordings stay where they are.", None))
        self.create.setText(QCoreApplication.translate("WelcomeForm", u"New workspace\u2026", None))
        self.open.setText(QCoreApplication.translate("WelcomeForm", u"Open a workspace\u2026", None))
        self.connect.setText(QCoreApplication.translate("WelcomeForm", u"Connect to a team\u2026", None))
        self.demo.setText(QCoreApplication.translate("WelcomeForm", u"Look at the demonstration", None))
        self.recentTitle.setText(QCoreApplication.translate("WelcomeForm", u"Opened lately", None))
    # retranslateUi

