<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>AboutSheet</name>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardList</name>
    <message numerus="yes">
        <source>Delete %n card(s)?</source>
        <translation>
            <numerusform>Delete %n card?</numerusform>
            <numerusform>Delete %n cards?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s)</source>
        <translation>
            <numerusform>%n card</numerusform>
            <numerusform>%n cards</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CountRow</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n learning</source>
        <translation>
            <numerusform>%n learning</numerusform>
            <numerusform>%n learning</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n due</source>
        <translation>
            <numerusform>%n due</numerusform>
            <numerusform>%n due</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DoneToday</name>
    <message numerus="yes">
        <source>%n card(s) answered</source>
        <translation>
            <numerusform>%n card answered</numerusform>
            <numerusform>%n cards answered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialogs</name>
    <message numerus="yes">
        <source>%n newer thing(s) will be added; nothing is removed.</source>
        <translation>
            <numerusform>%n newer thing will be added; nothing is removed.</numerusform>
            <numerusform>%n newer things will be added; nothing is removed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s) uncovered</source>
        <translation>
            <numerusform>%n passage uncovered</numerusform>
            <numerusform>%n passages uncovered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) answered</source>
        <translation>
            <numerusform>%n card answered</numerusform>
            <numerusform>%n cards answered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%n fault(s) were found in this archive.</source>
        <translation>
            <numerusform>%n fault was found in this archive.</numerusform>
            <numerusform>%n faults were found in this archive.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaletteFoot</name>
    <message numerus="yes">
        <source>%n passage(s)</source>
        <translation>
            <numerusform>%n passage</numerusform>
            <numerusform>%n passages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StudyFiles</name>
    <message numerus="yes">
        <source>%n newer thing(s) came in</source>
        <translation>
            <numerusform>%n newer thing came in</numerusform>
            <numerusform>%n newer things came in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written</source>
        <translation>
            <numerusform>%n file written</numerusform>
            <numerusform>%n files written</numerusform>
        </translation>
    </message>
</context>
</TS>
