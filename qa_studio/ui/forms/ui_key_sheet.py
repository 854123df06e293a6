# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'key_sheet.ui'
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
from PySide6.QtWidgets import (QApplication, QDialog, QFrame, QHBoxLayout,
    QScrollArea, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)

from qa_studio.ui.components.form_widgets import (FormButton, FormHeading, FormHint, FormPanel,
    FormPrimary, FormText, FormTitle)

class Ui_KeySheetForm(object):
    def setupUi(self, KeySheetForm):
        if not KeySheetForm.objectName():
            KeySheetForm.setObjectName(u"KeySheetForm")
        KeySheetForm.resize(640, 640)
        self.outer = QVBoxLayout(KeySheetForm)
        self.outer.setSpacing(12)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(24, 20, 24, 16)
        self.title = FormHeading(KeySheetForm)
        self.title.setObjectName(u"title")

        self.outer.addWidget(self.title)

        self.how = FormText(KeySheetForm)
        self.how.setObjectName(u"how")

        self.outer.addWidget(self.how)

        self.scroll = QScrollArea(KeySheetForm)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setWidgetResizable(True)
        self.sheet = FormPanel()
        self.sheet.setObjectName(u"sheet")
        self.groups = QVBoxLayout(self.sheet)
        self.groups.setSpacing(4)
        self.groups.setObjectName(u"groups")
        self.groups.setContentsMargins(0, 0, 12, 0)
        self.scroll.setWidget(self.sheet)

        self.outer.addWidget(self.scroll)

        self.note = FormHint(KeySheetForm)
        self.note.setObjectName(u"note")

        self.outer.addWidget(self.note)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.usual = FormButton(KeySheetForm)
        self.usual.setObjectName(u"usual")

        self.buttons.addWidget(self.usual)

        self.left = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.left)

        self.done = FormPrimary(KeySheetForm)
        self.done.setObjectName(u"done")

        self.buttons.addWidget(self.done)


        self.outer.addLayout(self.buttons)


        self.retranslateUi(KeySheetForm)

        QMetaObject.connectSlotsByName(KeySheetForm)
    # setupUi

    def retranslateUi(self, KeySheetForm):
        KeySheetForm.setWindowTitle(QCoreApplication.translate("KeySheetForm", u"Keys", None))
        self.title.setText(QCoreApplication.translate("KeySheetForm", u"Keys", None))
        self.how.setText(QCoreApplication.translate("KeySheetForm", u"Choose a line and press Enter, then the new key. Escape leaves it as it was.", None))
        self.note.setText("")
        self.usual.setText(QCoreApplication.translate("KeySheetForm", u"As delivered", None))
        self.done.setText(QCoreApplication.translate("KeySheetForm", u"Close", None))
    # retranslateUi

