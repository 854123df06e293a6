# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'settings.ui'
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
from PySide6.QtWidgets import (QApplication, QDialog, QHBoxLayout, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

from qa_studio.ui.components.form_widgets import (FormButton, FormHeading, FormHint, FormPanel,
    FormPrimary, FormText, FormTitle)

class Ui_SettingsForm(object):
    def setupUi(self, SettingsForm):
        if not SettingsForm.objectName():
            SettingsForm.setObjectName(u"SettingsForm")
        SettingsForm.resize(520, 640)
        self.outer = QVBoxLayout(SettingsForm)
        self.outer.setSpacing(14)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(24, 20, 24, 16)
        self.title = FormHeading(SettingsForm)
        self.title.setObjectName(u"title")

        self.outer.addWidget(self.title)

        self.personalTitle = FormHint(SettingsForm)
        self.personalTitle.setObjectName(u"personalTitle")

        self.outer.addWidget(self.personalTitle)

        self.personal = QVBoxLayout()
        self.personal.setSpacing(12)
        self.personal.setObjectName(u"personal")
        self.personal.setContentsMargins(0, 0, 0, 0)

        self.outer.addLayout(self.personal)

        self.workspaceTitle = FormHint(SettingsForm)
        self.workspaceTitle.setObjectName(u"workspaceTitle")

        self.outer.addWidget(self.workspaceTitle)

        self.workspace = QVBoxLayout()
        self.workspace.setSpacing(12)
        self.workspace.setObjectName(u"workspace")
        self.workspace.setContentsMargins(0, 0, 0, 0)

        self.outer.addLayout(self.workspace)

        self.rest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.outer.addItem(self.rest)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.left = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.left)

        self.cancel = FormButton(SettingsForm)
        self.cancel.setObjectName(u"cancel")

        self.buttons.addWidget(self.cancel)

        self.save = FormPrimary(SettingsForm)
        self.save.setObjectName(u"save")

        self.buttons.addWidget(self.save)


        self.outer.addLayout(self.buttons)


        self.retranslateUi(SettingsForm)

        QMetaObject.connectSlotsByName(SettingsForm)
    # setupUi

    def retranslateUi(self, SettingsForm):
        SettingsForm.setWindowTitle(QCoreApplication.translate("SettingsForm", u"Settings", None))
        self.title.setText(QCoreApplication.translate("SettingsForm", u"Settings", None))
        self.personalTitle.setText(QCoreApplication.translate("SettingsForm", u"Only for you, on this computer", None))
        self.workspaceTitle.setText(QCoreApplication.translate("SettingsForm", u"For everybody who opens this workspace", None))
        self.cancel.setText(QCoreApplication.translate("SettingsForm", u"Cancel", None))
        self.save.setText(QCoreApplication.translate("SettingsForm", u"Save", None))
    # retranslateUi

