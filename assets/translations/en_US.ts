<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>Activities</name>
    <message numerus="yes">
        <source>%n visitor attendance(s)</source>
        <translation>
            <numerusform>%n visitor attendance</numerusform>
            <numerusform>%n visitor attendances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volunteer attendance(s)</source>
        <translation>
            <numerusform>%n volunteer attendance</numerusform>
            <numerusform>%n volunteer attendances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{found} of %n activity(ies)</source>
        <translation>
            <numerusform>{found} of %n activity</numerusform>
            <numerusform>{found} of %n activities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n activity(ies)</source>
        <translation>
            <numerusform>%n activity</numerusform>
            <numerusform>%n activities</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ActivityView</name>
    <message numerus="yes">
        <source>%n attendance(s) at no booth</source>
        <translation>
            <numerusform>%n attendance at no booth</numerusform>
            <numerusform>%n attendances at no booth</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) joined</source>
        <translation>
            <numerusform>%n person joined</numerusform>
            <numerusform>%n people joined</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attendance(s) of visitors</source>
        <translation>
            <numerusform>%n attendance of visitors</numerusform>
            <numerusform>%n attendances of visitors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attendance(s)</source>
        <translation>
            <numerusform>%n attendance</numerusform>
            <numerusform>%n attendances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visitor(s) counted</source>
        <translation>
            <numerusform>%n visitor counted</numerusform>
            <numerusform>%n visitors counted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AddPlaces</name>
    <message numerus="yes">
        <source>%n area(s)</source>
        <translation>
            <numerusform>%n area</numerusform>
            <numerusform>%n areas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n building(s)</source>
        <translation>
            <numerusform>%n building</numerusform>
            <numerusform>%n buildings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stairwell(s)</source>
        <translation>
            <numerusform>%n stairwell</numerusform>
            <numerusform>%n stairwells</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n home(s)</source>
        <translation>
            <numerusform>%n home</numerusform>
            <numerusform>%n homes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n place(s)</source>
        <translation>
            <numerusform>Add %n place</numerusform>
            <numerusform>Add %n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AdjudicationView</name>
    <message numerus="yes">
        <source>%n sheet(s) left</source>
        <translation>
            <numerusform>%n sheet left</numerusform>
            <numerusform>%n sheets left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Agenda</name>
    <message numerus="yes">
        <source>Take up %n undecided topic(s) of the last meeting</source>
        <translation>
            <numerusform>Take up %n undecided topic of the last meeting</numerusform>
            <numerusform>Take up %n undecided topics of the last meeting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open issue(s) could be talked about</source>
        <translation>
            <numerusform>%n open issue could be talked about</numerusform>
            <numerusform>%n open issues could be talked about</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) old</source>
        <translation>
            <numerusform>%n day old</numerusform>
            <numerusform>%n days old</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>came back %n time(s)</source>
        <translation>
            <numerusform>came back %n time</numerusform>
            <numerusform>came back %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put %n ticked one(s) on the agenda</source>
        <translation>
            <numerusform>Put %n ticked one on the agenda</numerusform>
            <numerusform>Put %n ticked ones on the agenda</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n topic(s) put on the agenda</source>
        <translation>
            <numerusform>%n topic put on the agenda</numerusform>
            <numerusform>%n topics put on the agenda</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AloudView</name>
    <message numerus="yes">
        <source>%n sheet(s) wait; {person} keyed them. Who compares now?</source>
        <translation>
            <numerusform>%n sheet waits; {person} keyed them. Who compares now?</numerusform>
            <numerusform>%n sheets wait; {person} keyed them. Who compares now?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) left</source>
        <translation>
            <numerusform>%n sheet left</numerusform>
            <numerusform>%n sheets left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Answered</name>
    <message numerus="yes">
        <source>{answered} of %n sheet(s) answered</source>
        <translation>
            <numerusform>{answered} of %n sheet answered</numerusform>
            <numerusform>{answered} of %n sheets answered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BatchCard</name>
    <message numerus="yes">
        <source>{keyed} of %n sheet(s) keyed</source>
        <translation>
            <numerusform>{keyed} of %n sheet keyed</numerusform>
            <numerusform>{keyed} of %n sheets keyed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BuildingPlans</name>
    <message numerus="yes">
        <source>%n outline(s) without a building</source>
        <translation>
            <numerusform>%n outline without a building</numerusform>
            <numerusform>%n outlines without a building</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>%n day late</numerusform>
            <numerusform>%n days late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>took %n day(s)</source>
        <translation>
            <numerusform>took %n day</numerusform>
            <numerusform>took %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) old</source>
        <translation>
            <numerusform>%n day old</numerusform>
            <numerusform>%n days old</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseList</name>
    <message numerus="yes">
        <source>{left} of %n issue(s) not solved</source>
        <translation>
            <numerusform>{left} of %n issue not solved</numerusform>
            <numerusform>{left} of %n issues not solved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseView</name>
    <message numerus="yes">
        <source>{left} of %n issue(s) not solved. Enter opens one, Delete takes it out of the case.</source>
        <translation>
            <numerusform>{left} of %n issue not solved. Enter opens one, Delete takes it out of the case.</numerusform>
            <numerusform>{left} of %n issues not solved. Enter opens one, Delete takes it out of the case.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) to show</source>
        <translation>
            <numerusform>%n record to show</numerusform>
            <numerusform>%n records to show</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This ends the case today. Its next cycle begins with %n unsolved issue(s), the measures that are not done, and the opinions nobody was answered on.</source>
        <translation>
            <numerusform>This ends the case today. Its next cycle begins with %n unsolved issue, the measures that are not done, and the opinions nobody was answered on.</numerusform>
            <numerusform>This ends the case today. Its next cycle begins with %n unsolved issues, the measures that are not done, and the opinions nobody was answered on.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckingView</name>
    <message numerus="yes">
        <source>%n sheet(s) wait for a second keying.</source>
        <translation>
            <numerusform>%n sheet waits for a second keying.</numerusform>
            <numerusform>%n sheets wait for a second keying.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) were read differently; a third look settles them.</source>
        <translation>
            <numerusform>%n sheet was read differently; a third look settles them.</numerusform>
            <numerusform>%n sheets were read differently; a third look settles them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{agreeing} of {compared} fields agree, on %n sheet(s) keyed twice</source>
        <translation>
            <numerusform>{agreeing} of {compared} fields agree, on %n sheet keyed twice</numerusform>
            <numerusform>{agreeing} of {compared} fields agree, on %n sheets keyed twice</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChoiceMapField</name>
    <message numerus="yes">
        <source>%n choice(s) have no place and stand in the list only.</source>
        <translation>
            <numerusform>%n choice has no place and stands in the list only.</numerusform>
            <numerusform>%n choices have no place and stand in the list only.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CountedWords</name>
    <message numerus="yes">
        <source>%n attendance(s)</source>
        <translation>
            <numerusform>%n attendance</numerusform>
            <numerusform>%n attendances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known person(s)</source>
        <translation>
            <numerusform>%n known person</numerusform>
            <numerusform>%n known people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attendance(s) without a name</source>
        <translation>
            <numerusform>%n attendance without a name</numerusform>
            <numerusform>%n attendances without a name</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counter</name>
    <message numerus="yes">
        <source>%n attendance(s)</source>
        <translation>
            <numerusform>%n attendance</numerusform>
            <numerusform>%n attendances</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CreatePage</name>
    <message numerus="yes">
        <source>The passphrase needs at least %n character(s).</source>
        <translation>
            <numerusform>The passphrase needs at least %n character.</numerusform>
            <numerusform>The passphrase needs at least %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Differences</name>
    <message numerus="yes">
        <source>%n difference(s) settled; it goes to the others with the next sync.</source>
        <translation>
            <numerusform>%n difference settled; it goes to the others with the next sync.</numerusform>
            <numerusform>%n differences settled; it goes to the others with the next sync.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s) are open again.</source>
        <translation>
            <numerusform>%n difference is open again.</numerusform>
            <numerusform>%n differences are open again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %n record(s) people said different things. Nothing was overwritten.</source>
        <translation>
            <numerusform>On %n record people said different things. Nothing was overwritten.</numerusform>
            <numerusform>On %n records people said different things. Nothing was overwritten.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Door</name>
    <message numerus="yes">
        <source>%n photo(s) are missing in it.</source>
        <translation>
            <numerusform>%n photo is missing in it.</numerusform>
            <numerusform>%n photos are missing in it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) were missing already when it was made.</source>
        <translation>
            <numerusform>%n photo was missing already when it was made.</numerusform>
            <numerusform>%n photos were missing already when it was made.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Doors</name>
    <message numerus="yes">
        <source>Somebody opened at {reached} of %n home(s)</source>
        <translation>
            <numerusform>Somebody opened at {reached} of %n home</numerusform>
            <numerusform>Somebody opened at {reached} of %n homes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n home(s) nobody has knocked at yet</source>
        <translation>
            <numerusform>%n home nobody has knocked at yet</numerusform>
            <numerusform>%n homes nobody has knocked at yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DossierPanel</name>
    <message numerus="yes">
        <source>%n question(s) still want an answer. The first one is shown.</source>
        <translation>
            <numerusform>%n question still wants an answer. The first one is shown.</numerusform>
            <numerusform>%n questions still want an answer. The first one is shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Duties</name>
    <message numerus="yes">
        <source>Only the %n place(s) without one</source>
        <translation>
            <numerusform>Only the %n place without one</numerusform>
            <numerusform>Only the %n places without one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{found} of %n place(s)</source>
        <translation>
            <numerusform>{found} of %n place</numerusform>
            <numerusform>{found} of %n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Facilities</name>
    <message numerus="yes">
        <source>All kinds · %n piece(s)</source>
        <translation>
            <numerusform>All kinds · %n piece</numerusform>
            <numerusform>All kinds · %n pieces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n piece</numerusform>
            <numerusform>%n pieces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) old, out of order or missing</source>
        <translation>
            <numerusform>%n piece old, out of order or missing</numerusform>
            <numerusform>%n pieces old, out of order or missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindWindow</name>
    <message numerus="yes">
        <source>All %n issue(s) in the ledger</source>
        <translation>
            <numerusform>All %n issue in the ledger</numerusform>
            <numerusform>All %n issues in the ledger</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FinishPanel</name>
    <message numerus="yes">
        <source>%n question(s) still need an answer.</source>
        <translation>
            <numerusform>%n question still needs an answer.</numerusform>
            <numerusform>%n questions still need an answer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n home(s) have not been visited and go on the list of homes to come back to.</source>
        <translation>
            <numerusform>%n home has not been visited and goes on the list of homes to come back to.</numerusform>
            <numerusform>%n homes have not been visited and go on the list of homes to come back to.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more place(s)</source>
        <translation>
            <numerusform>and %n more place</numerusform>
            <numerusform>and %n more places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FittingDay</name>
    <message numerus="yes">
        <source>{fitted} of %n device(s) fitted</source>
        <translation>
            <numerusform>{fitted} of %n device fitted</numerusform>
            <numerusform>{fitted} of %n devices fitted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n home(s)</source>
        <translation>
            <numerusform>%n home</numerusform>
            <numerusform>%n homes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FollowUp</name>
    <message numerus="yes">
        <source>{done} of %n piece(s) of work done</source>
        <translation>
            <numerusform>{done} of %n piece of work done</numerusform>
            <numerusform>{done} of %n pieces of work done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) late</source>
        <translation>
            <numerusform>%n piece late</numerusform>
            <numerusform>%n pieces late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Residents were told of {told} of %n decision(s)</source>
        <translation>
            <numerusform>Residents were told of {told} of %n decision</numerusform>
            <numerusform>Residents were told of {told} of %n decisions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormsCard</name>
    <message numerus="yes">
        <source>{file} cannot be used yet: %n thing(s) to mend.</source>
        <translation>
            <numerusform>{file} cannot be used yet: %n thing to mend.</numerusform>
            <numerusform>{file} cannot be used yet: %n things to mend.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FromIssues</name>
    <message numerus="yes">
        <source>All %n issue(s)</source>
        <translation>
            <numerusform>All %n issue</numerusform>
            <numerusform>All %n issues</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Funds</name>
    <message numerus="yes">
        <source>%n fund(s)</source>
        <translation>
            <numerusform>%n fund</numerusform>
            <numerusform>%n funds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Given</name>
    <message numerus="yes">
        <source>All: %n entry(ies)</source>
        <translation>
            <numerusform>All: %n entry</numerusform>
            <numerusform>All: %n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GivenWords</name>
    <message numerus="yes">
        <source>work: %n attendance(s)</source>
        <translation>
            <numerusform>work: %n attendance</numerusform>
            <numerusform>work: %n attendances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s)</source>
        <translation>
            <numerusform>%n thing</numerusform>
            <numerusform>%n things</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>a room %n time(s)</source>
        <translation>
            <numerusform>a room %n time</numerusform>
            <numerusform>a room %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Handed</name>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n piece</numerusform>
            <numerusform>%n pieces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{served} of %n home(s) got some</source>
        <translation>
            <numerusform>{served} of %n home got some</numerusform>
            <numerusform>{served} of %n homes got some</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n home(s) were shown how it works</source>
        <translation>
            <numerusform>%n home was shown how it works</numerusform>
            <numerusform>%n homes were shown how it works</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{served} of %n home(s)</source>
        <translation>
            <numerusform>{served} of %n home</numerusform>
            <numerusform>{served} of %n homes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HandoverCard</name>
    <message numerus="yes">
        <source>%n form(s)</source>
        <translation>
            <numerusform>%n form</numerusform>
            <numerusform>%n forms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open issue(s)</source>
        <translation>
            <numerusform>%n open issue</numerusform>
            <numerusform>%n open issues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open task(s)</source>
        <translation>
            <numerusform>%n open task</numerusform>
            <numerusform>%n open tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n opinion(s) nobody was answered on</source>
        <translation>
            <numerusform>%n opinion nobody was answered on</numerusform>
            <numerusform>%n opinions nobody was answered on</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pact(s)</source>
        <translation>
            <numerusform>%n pact</numerusform>
            <numerusform>%n pacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) that come round</source>
        <translation>
            <numerusform>%n thing that comes round</numerusform>
            <numerusform>%n things that come round</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) who agreed to be handed over</source>
        <translation>
            <numerusform>%n contact who agreed to be handed over</numerusform>
            <numerusform>%n contacts who agreed to be handed over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n telephone(s) not on the list: nobody noted that they may be handed over</source>
        <translation>
            <numerusform>%n telephone not on the list: nobody noted that they may be handed over</numerusform>
            <numerusform>%n telephones not on the list: nobody noted that they may be handed over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) are only on this laptop</source>
        <translation>
            <numerusform>%n change is only on this laptop</numerusform>
            <numerusform>%n changes are only on this laptop</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Written {day} by {by} for {to}: %n record(s), {forms} form(s).</source>
        <translation>
            <numerusform>Written {day} by {by} for {to}: %n record, {forms} forms.</numerusform>
            <numerusform>Written {day} by {by} for {to}: %n records, {forms} forms.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) of it not here yet. Sync with their laptop, then look again.</source>
        <translation>
            <numerusform>%n part of it not here yet. Sync with their laptop, then look again.</numerusform>
            <numerusform>%n parts of it not here yet. Sync with their laptop, then look again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Happened</name>
    <message numerus="yes">
        <source>%n record(s), {first} to {last}, the latest first</source>
        <translation>
            <numerusform>%n record, {first} to {last}, the latest first</numerusform>
            <numerusform>%n records, {first} to {last}, the latest first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Helpers</name>
    <message numerus="yes">
        <source>{free} of %n person(s) free then</source>
        <translation>
            <numerusform>{free} of %n person free then</numerusform>
            <numerusform>{free} of %n people free then</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JoinPage</name>
    <message numerus="yes">
        <source>The passphrase needs at least %n character(s).</source>
        <translation>
            <numerusform>The passphrase needs at least %n character.</numerusform>
            <numerusform>The passphrase needs at least %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeepingCard</name>
    <message numerus="yes">
        <source>{form}: kept %n month(s), {count} filled, none past that.</source>
        <translation>
            <numerusform>{form}: kept %n month, {count} filled, none past that.</numerusform>
            <numerusform>{form}: kept %n months, {count} filled, none past that.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{form}: kept %n month(s), {count} filled, {past} past that (oldest {day}).</source>
        <translation>
            <numerusform>{form}: kept %n month, {count} filled, {past} past that (oldest {day}).</numerusform>
            <numerusform>{form}: kept %n months, {count} filled, {past} past that (oldest {day}).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeyingView</name>
    <message numerus="yes">
        <source>%n sheet(s) keyed now</source>
        <translation>
            <numerusform>%n sheet keyed now</numerusform>
            <numerusform>%n sheets keyed now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Labels</name>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{found} of %n label(s)</source>
        <translation>
            <numerusform>{found} of %n label</numerusform>
            <numerusform>{found} of %n labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n label</numerusform>
            <numerusform>%n labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attendance(s)</source>
        <translation>
            <numerusform>%n attendance</numerusform>
            <numerusform>%n attendances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Laptops</name>
    <message numerus="yes">
        <source>%n change(s) were taken in.</source>
        <translation>
            <numerusform>%n change was taken in.</numerusform>
            <numerusform>%n changes were taken in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) of it have not come here</source>
        <translation>
            <numerusform>%n change of it has not come here</numerusform>
            <numerusform>%n changes of it have not come here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) of it are kept apart</source>
        <translation>
            <numerusform>%n change of it is kept apart</numerusform>
            <numerusform>%n changes of it are kept apart</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LastMark</name>
    <message numerus="yes">
        <source>came back %n time(s)</source>
        <translation>
            <numerusform>came back once</numerusform>
            <numerusform>came back %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LastPanel</name>
    <message numerus="yes">
        <source>came back %n time(s)</source>
        <translation>
            <numerusform>came back once</numerusform>
            <numerusform>came back %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>found %n time(s)</source>
        <translation>
            <numerusform>found once</numerusform>
            <numerusform>found %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LedgerPage</name>
    <message numerus="yes">
        <source>These %n line(s)</source>
        <translation>
            <numerusform>This line</numerusform>
            <numerusform>These %n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %n issue(s)</source>
        <translation>
            <numerusform>{shown} of %n issue</numerusform>
            <numerusform>{shown} of %n issues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more issue(s) transferred, merged, withdrawn or no longer let: see the table.</source>
        <translation>
            <numerusform>%n more issue transferred, merged, withdrawn or no longer let: see the table.</numerusform>
            <numerusform>%n more issues transferred, merged, withdrawn or no longer let: see the table.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{whom} was told of %n issue(s).</source>
        <translation>
            <numerusform>{whom} was told of %n issue.</numerusform>
            <numerusform>{whom} was told of %n issues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) saved as {name}</source>
        <translation>
            <numerusform>%n line saved as {name}</numerusform>
            <numerusform>%n lines saved as {name}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LikertCard</name>
    <message numerus="yes">
        <source>%n sheet(s); the numbers in the bars are sheets</source>
        <translation>
            <numerusform>%n sheet; the numbers in the bars are sheets</numerusform>
            <numerusform>%n sheets; the numbers in the bars are sheets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LookCard</name>
    <message numerus="yes">
        <source>after %n minute(s)</source>
        <translation>
            <numerusform>after %n minute</numerusform>
            <numerusform>after %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MatrixModel</name>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MatrixPart</name>
    <message numerus="yes">
        <source>all %n building(s)</source>
        <translation>
            <numerusform>all %n building</numerusform>
            <numerusform>all %n buildings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Measures</name>
    <message numerus="yes">
        <source>{done} of %n measure(s) done</source>
        <translation>
            <numerusform>{done} of %n measure done</numerusform>
            <numerusform>{done} of %n measures done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n measure(s) late</source>
        <translation>
            <numerusform>%n measure late</numerusform>
            <numerusform>%n measures late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MeetingList</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n party(ies)</source>
        <translation>
            <numerusform>%n party</numerusform>
            <numerusform>%n parties</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{decided} of %n topic(s) decided</source>
        <translation>
            <numerusform>{decided} of %n topic decided</numerusform>
            <numerusform>{decided} of %n topics decided</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) open</source>
        <translation>
            <numerusform>%n task open</numerusform>
            <numerusform>%n tasks open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) late</source>
        <translation>
            <numerusform>%n task late</numerusform>
            <numerusform>%n tasks late</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Missing</name>
    <message numerus="yes">
        <source>Before it can be finished, %n answer(s) are needed:</source>
        <translation>
            <numerusform>Before it can be finished, %n answer is needed:</numerusform>
            <numerusform>Before it can be finished, %n answers are needed:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Needs</name>
    <message numerus="yes">
        <source>From %n issue(s)</source>
        <translation>
            <numerusform>From %n issue</numerusform>
            <numerusform>From %n issues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancelled: %n demand(s).</source>
        <translation>
            <numerusform>Cancelled: %n demand.</numerusform>
            <numerusform>Cancelled: %n demands.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{stage}: %n demand(s).</source>
        <translation>
            <numerusform>{stage}: %n demand.</numerusform>
            <numerusform>{stage}: %n demands.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n demand(s) from issues.</source>
        <translation>
            <numerusform>%n demand from issues.</numerusform>
            <numerusform>%n demands from issues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved: %n line(s)</source>
        <translation>
            <numerusform>Saved: %n line</numerusform>
            <numerusform>Saved: %n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewPassphrasePage</name>
    <message numerus="yes">
        <source>The passphrase needs at least %n character(s).</source>
        <translation>
            <numerusform>The passphrase needs at least %n character.</numerusform>
            <numerusform>The passphrase needs at least %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Nominations</name>
    <message numerus="yes">
        <source>%n nomination(s)</source>
        <translation>
            <numerusform>%n nomination</numerusform>
            <numerusform>%n nominations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Occasions</name>
    <message numerus="yes">
        <source>%n day(s) up to today</source>
        <translation>
            <numerusform>%n day up to today</numerusform>
            <numerusform>%n days up to today</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Open</name>
    <message numerus="yes">
        <source>Not checked yet: %n sheet(s), counted as keyed first.</source>
        <translation>
            <numerusform>Not checked yet: %n sheet, counted as keyed first.</numerusform>
            <numerusform>Not checked yet: %n sheets, counted as keyed first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Key %n sheet(s) a second time</source>
        <translation>
            <numerusform>Key %n sheet a second time</numerusform>
            <numerusform>Key %n sheets a second time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read %n sheet(s) aloud</source>
        <translation>
            <numerusform>Read %n sheet aloud</numerusform>
            <numerusform>Read %n sheets aloud</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Settle %n sheet(s) read differently</source>
        <translation>
            <numerusform>Settle %n sheet read differently</numerusform>
            <numerusform>Settle %n sheets read differently</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Pacts</name>
    <message numerus="yes">
        <source>%n version(s)</source>
        <translation>
            <numerusform>%n version</numerusform>
            <numerusform>%n versions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n household(s) signed</source>
        <translation>
            <numerusform>%n household signed</numerusform>
            <numerusform>%n households signed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pact(s)</source>
        <translation>
            <numerusform>%n pact</numerusform>
            <numerusform>%n pacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n comment</numerusform>
            <numerusform>%n comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{has} of %n clause(s)</source>
        <translation>
            <numerusform>{has} of %n clause</numerusform>
            <numerusform>{has} of %n clauses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{signed} of %n household(s) signed version {number}</source>
        <translation>
            <numerusform>{signed} of %n household signed version {number}</numerusform>
            <numerusform>{signed} of %n households signed version {number}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n party(ies)</source>
        <translation>
            <numerusform>%n party</numerusform>
            <numerusform>%n parties</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message numerus="yes">
        <source>Make %n paper(s) into a folder</source>
        <translation>
            <numerusform>Make %n paper into a folder</numerusform>
            <numerusform>Make %n papers into a folder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) made: </source>
        <translation>
            <numerusform>%n paper made: </numerusform>
            <numerusform>%n papers made: </numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Participation</name>
    <message numerus="yes">
        <source>%n attendance(s)</source>
        <translation>
            <numerusform>%n attendance</numerusform>
            <numerusform>%n attendances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Counted over %n activity(ies), {since} to {until}, {case}, {role}.</source>
        <translation>
            <numerusform>Counted over %n activity, {since} to {until}, {case}, {role}.</numerusform>
            <numerusform>Counted over %n activities, {since} to {until}, {case}, {role}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visitor(s) without a name</source>
        <translation>
            <numerusform>%n visitor without a name</numerusform>
            <numerusform>%n visitors without a name</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Partners</name>
    <message numerus="yes">
        <source>%n partner(s) with an offer that ends soon</source>
        <translation>
            <numerusform>%n partner with an offer that ends soon</numerusform>
            <numerusform>%n partners with an offer that ends soon</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{found} of %n partner(s)</source>
        <translation>
            <numerusform>{found} of %n partner</numerusform>
            <numerusform>{found} of %n partners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n partner(s)</source>
        <translation>
            <numerusform>%n partner</numerusform>
            <numerusform>%n partners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n party(ies)</source>
        <translation>
            <numerusform>%n party</numerusform>
            <numerusform>%n parties</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonView</name>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attendance(s)</source>
        <translation>
            <numerusform>%n attendance</numerusform>
            <numerusform>%n attendances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Visits {whom} every %n day(s)</source>
        <translation>
            <numerusform>Visits {whom} every %n day</numerusform>
            <numerusform>Visits {whom} every %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlaceDetails</name>
    <message numerus="yes">
        <source>%n home(s)</source>
        <translation>
            <numerusform>%n home</numerusform>
            <numerusform>%n homes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{day}: %n thing(s) failed</source>
        <translation>
            <numerusform>{day}: %n thing failed</numerusform>
            <numerusform>{day}: %n things failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n open issue(s) in the ledger</source>
        <translation>
            <numerusform>Show %n open issue in the ledger</numerusform>
            <numerusform>Show %n open issues in the ledger</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlacesPage</name>
    <message numerus="yes">
        <source>%n building(s)</source>
        <translation>
            <numerusform>%n building</numerusform>
            <numerusform>%n buildings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n home(s)</source>
        <translation>
            <numerusform>%n home</numerusform>
            <numerusform>%n homes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nobody answers yet for %n building(s)</source>
        <translation>
            <numerusform>nobody answers yet for %n building</numerusform>
            <numerusform>nobody answers yet for %n buildings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProjectBlock</name>
    <message numerus="yes">
        <source>Shared out to %n project(s)</source>
        <translation>
            <numerusform>Shared out to %n project</numerusform>
            <numerusform>Shared out to %n projects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuestionPart</name>
    <message numerus="yes">
        <source>%n sheet(s) wait for a second keying; {person} did the first. Who keys now?</source>
        <translation>
            <numerusform>%n sheet waits for a second keying; {person} did the first. Who keys now?</numerusform>
            <numerusform>%n sheets wait for a second keying; {person} did the first. Who keys now?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) were read differently and wait for a third look.</source>
        <translation>
            <numerusform>%n sheet was read differently and waits for a third look.</numerusform>
            <numerusform>%n sheets were read differently and wait for a third look.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueLine</name>
    <message numerus="yes">
        <source>%n issue(s) of this queue open</source>
        <translation>
            <numerusform>%n issue of this queue open</numerusform>
            <numerusform>%n issues of this queue open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>half of them for more than %n day(s)</source>
        <translation>
            <numerusform>half of them for more than %n day</numerusform>
            <numerusform>half of them for more than %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s) past the day and nobody told</source>
        <translation>
            <numerusform>%n issue past the day and nobody told</numerusform>
            <numerusform>%n issues past the day and nobody told</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rates</name>
    <message numerus="yes">
        <source>{scope}: %n issue(s) accepted</source>
        <translation>
            <numerusform>{scope}: %n issue accepted</numerusform>
            <numerusform>{scope}: %n issues accepted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RepairedPage</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unfinished form(s)</source>
        <translation>
            <numerusform>%n unfinished form</numerusform>
            <numerusform>%n unfinished forms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) of these came from the backup.</source>
        <translation>
            <numerusform>%n change of these came from the backup.</numerusform>
            <numerusform>%n changes of these came from the backup.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) could not be brought back. Check what was entered last.</source>
        <translation>
            <numerusform>%n change could not be brought back. Check what was entered last.</numerusform>
            <numerusform>%n changes could not be brought back. Check what was entered last.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unfinished form(s) lack answers. Open and check them.</source>
        <translation>
            <numerusform>%n unfinished form lacks answers. Open and check them.</numerusform>
            <numerusform>%n unfinished forms lack answers. Open and check them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message numerus="yes">
        <source>Counted: %n valid sheet(s).</source>
        <translation>
            <numerusform>Counted: %n valid sheet.</numerusform>
            <numerusform>Counted: %n valid sheets.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Counted: {of} of %n valid sheet(s), those that say “{answer}”.</source>
        <translation>
            <numerusform>Counted: {of} of %n valid sheet, those that say “{answer}”.</numerusform>
            <numerusform>Counted: {of} of %n valid sheets, those that say “{answer}”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewView</name>
    <message numerus="yes">
        <source>%n question(s) left here</source>
        <translation>
            <numerusform>%n question left here</numerusform>
            <numerusform>%n questions left here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) after this</source>
        <translation>
            <numerusform>%n page after this</numerusform>
            <numerusform>%n pages after this</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rooms</name>
    <message numerus="yes">
        <source>%n room(s)</source>
        <translation>
            <numerusform>%n room</numerusform>
            <numerusform>%n rooms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people in posts</source>
        <translation>
            <numerusform>%n person in a post</numerusform>
            <numerusform>%n people in posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier one(s)</source>
        <translation>
            <numerusform>%n earlier one</numerusform>
            <numerusform>%n earlier ones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Roster</name>
    <message numerus="yes">
        <source>%n certificate(s) ended or end soon</source>
        <translation>
            <numerusform>%n certificate ended or end soon</numerusform>
            <numerusform>%n certificates ended or end soon</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{found} of %n person(s)</source>
        <translation>
            <numerusform>{found} of %n person</numerusform>
            <numerusform>{found} of %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rota</name>
    <message numerus="yes">
        <source>%n shift(s)</source>
        <translation>
            <numerusform>%n shift</numerusform>
            <numerusform>%n shifts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s)</source>
        <translation>
            <numerusform>%n gap</numerusform>
            <numerusform>%n gaps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RoundWords</name>
    <message numerus="yes">
        <source>every %n day(s)</source>
        <translation>
            <numerusform>every %n day</numerusform>
            <numerusform>every %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SafetyCard</name>
    <message numerus="yes">
        <source>Last backup {when}. Since then %n change(s) are on this laptop only.</source>
        <translation>
            <numerusform>Last backup {when}. Since then %n change is on this laptop only.</numerusform>
            <numerusform>Last backup {when}. Since then %n changes are on this laptop only.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Backed up, but %n photo(s) are damaged here and could not be copied.</source>
        <translation>
            <numerusform>Backed up, but %n photo is damaged here and could not be copied.</numerusform>
            <numerusform>Backed up, but %n photos are damaged here and could not be copied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScanView</name>
    <message numerus="yes">
        <source>%n page(s) scanned</source>
        <translation>
            <numerusform>%n page scanned</numerusform>
            <numerusform>%n pages scanned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) to look at</source>
        <translation>
            <numerusform>%n page to look at</numerusform>
            <numerusform>%n pages to look at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) to key by hand</source>
        <translation>
            <numerusform>%n page to key by hand</numerusform>
            <numerusform>%n pages to key by hand</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{read} read, %n question(s) still to look at</source>
        <translation>
            <numerusform>{read} read, %n question still to look at</numerusform>
            <numerusform>{read} read, %n questions still to look at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s), all settled</source>
        <translation>
            <numerusform>%n answer, all settled</numerusform>
            <numerusform>%n answers, all settled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) read</source>
        <translation>
            <numerusform>%n page read</numerusform>
            <numerusform>%n pages read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) were here already</source>
        <translation>
            <numerusform>%n page was here already</numerusform>
            <numerusform>%n pages were here already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more file(s)</source>
        <translation>
            <numerusform>and %n more file</numerusform>
            <numerusform>and %n more files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettleMany</name>
    <message numerus="yes">
        <source>Settle %n difference(s)</source>
        <translation>
            <numerusform>Settle %n difference</numerusform>
            <numerusform>Settle %n differences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Signing</name>
    <message numerus="yes">
        <source>%n person(s) present</source>
        <translation>
            <numerusform>%n person present</numerusform>
            <numerusform>%n people present</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n party(ies)</source>
        <translation>
            <numerusform>%n party</numerusform>
            <numerusform>%n parties</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sign in %n person(s) of the last meeting</source>
        <translation>
            <numerusform>Sign in %n person of the last meeting</numerusform>
            <numerusform>Sign in %n people of the last meeting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) signed in</source>
        <translation>
            <numerusform>%n person signed in</numerusform>
            <numerusform>%n people signed in</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StartPanel</name>
    <message numerus="yes">
        <source>%n home(s)</source>
        <translation>
            <numerusform>%n home</numerusform>
            <numerusform>%n homes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Story</name>
    <message numerus="yes">
        <source>came back %n time(s)</source>
        <translation>
            <numerusform>came back once</numerusform>
            <numerusform>came back %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s)</source>
        <translation>
            <numerusform>%n voice</numerusform>
            <numerusform>%n voices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>found %n time(s)</source>
        <translation>
            <numerusform>found %n time</numerusform>
            <numerusform>found %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{which}, %n photo(s)</source>
        <translation>
            <numerusform>{which}, %n photo</numerusform>
            <numerusform>{which}, %n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message numerus="yes">
        <source>%n change(s) only on this laptop</source>
        <translation>
            <numerusform>%n change only on this laptop</numerusform>
            <numerusform>%n changes only on this laptop</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Surveys</name>
    <message numerus="yes">
        <source>%n party(ies)</source>
        <translation>
            <numerusform>%n party</numerusform>
            <numerusform>%n parties</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n task(s) done</source>
        <translation>
            <numerusform>{done} of %n task done</numerusform>
            <numerusform>{done} of %n tasks done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{found} of %n visit(s)</source>
        <translation>
            <numerusform>{found} of %n visit</numerusform>
            <numerusform>{found} of %n visits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n party(ies), kept apart</source>
        <translation>
            <numerusform>%n party, kept apart</numerusform>
            <numerusform>%n parties, kept apart</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncDoors</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) of it were refused before and are tried again.</source>
        <translation>
            <numerusform>%n thing of it was refused before and is tried again.</numerusform>
            <numerusform>%n things of it were refused before and are tried again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message numerus="yes">
        <source>%n change(s) only on this laptop</source>
        <translation>
            <numerusform>%n change only on this laptop</numerusform>
            <numerusform>%n changes only on this laptop</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) of “{name}” have not come yet. Sync where that laptop was last.</source>
        <translation>
            <numerusform>%n change of “{name}” has not come yet. Sync where that laptop was last.</numerusform>
            <numerusform>%n changes of “{name}” have not come yet. Sync where that laptop was last.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) are kept apart, because it is not certain who wrote them. They come in by themselves when that laptop is known.</source>
        <translation>
            <numerusform>%n change is kept apart, because it is not certain who wrote it. It comes in by itself when that laptop is known.</numerusform>
            <numerusform>%n changes are kept apart, because it is not certain who wrote them. They come in by themselves when that laptop is known.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tasks</name>
    <message numerus="yes">
        <source>{done} of %n task(s) done</source>
        <translation>
            <numerusform>{done} of %n task done</numerusform>
            <numerusform>{done} of %n tasks done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) late</source>
        <translation>
            <numerusform>%n task late</numerusform>
            <numerusform>%n tasks late</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TemplateBlock</name>
    <message numerus="yes">
        <source>%n name(s), telephone(s) or door(s) covered</source>
        <translation>
            <numerusform>%n name, telephone or door covered</numerusform>
            <numerusform>%n names, telephones or doors covered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TemplatesCard</name>
    <message numerus="yes">
        <source>%n row(s) filled in: </source>
        <translation>
            <numerusform>%n row filled in: </numerusform>
            <numerusform>%n rows filled in: </numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TickRow</name>
    <message numerus="yes">
        <source>came back %n time(s)</source>
        <translation>
            <numerusform>came back once</numerusform>
            <numerusform>came back %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message numerus="yes">
        <source>%n matter(s) are settled, and nobody has told those who raised them.</source>
        <translation>
            <numerusform>%n matter is settled, and nobody has told those who raised them.</numerusform>
            <numerusform>%n matters are settled, and nobody has told those who raised them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n home(s)</source>
        <translation>
            <numerusform>{done} of %n home</numerusform>
            <numerusform>{done} of %n homes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s) should have been settled by now.</source>
        <translation>
            <numerusform>%n issue should have been settled by now.</numerusform>
            <numerusform>%n issues should have been settled by now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) wait to be keyed</source>
        <translation>
            <numerusform>%n sheet waits to be keyed</numerusform>
            <numerusform>%n sheets wait to be keyed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) wait for a second keying</source>
        <translation>
            <numerusform>%n sheet waits for a second keying</numerusform>
            <numerusform>%n sheets wait for a second keying</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) were read differently</source>
        <translation>
            <numerusform>%n sheet was read differently</numerusform>
            <numerusform>%n sheets were read differently</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) since the backup of {when} are on this laptop only.</source>
        <translation>
            <numerusform>%n change since the backup of {when} is on this laptop only.</numerusform>
            <numerusform>%n changes since the backup of {when} are on this laptop only.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnsentList</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) lie on a stick or in a folder, and no other laptop has read them yet.</source>
        <translation>
            <numerusform>%n item lies on a stick or in a folder, and no other laptop has read it yet.</numerusform>
            <numerusform>%n items lie on a stick or in a folder, and no other laptop has read them yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) only here</source>
        <translation>
            <numerusform>%n photo only here</numerusform>
            <numerusform>%n photos only here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Visits</name>
    <message numerus="yes">
        <source>%n visit(s) overdue</source>
        <translation>
            <numerusform>%n visit overdue</numerusform>
            <numerusform>%n visits overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) so far</source>
        <translation>
            <numerusform>%n visit so far</numerusform>
            <numerusform>%n visits so far</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WalkPage</name>
    <message numerus="yes">
        <source>The round of {building} is kept. %n thing(s) failed and stand in the ledger now.</source>
        <translation>
            <numerusform>The round of {building} is kept. %n thing failed and stands in the ledger now.</numerusform>
            <numerusform>The round of {building} is kept. %n things failed and stand in the ledger now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n home(s)</source>
        <translation>
            <numerusform>{done} of %n home</numerusform>
            <numerusform>{done} of %n homes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Boxes</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
</TS>
