<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>AboutCard</name>
    <message>
        <source>as the system says</source>
        <translation>由系统决定</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Xunlou {version}, free software under the MIT licence.</source>
        <translation>巡楼 {version}，自由软件，MIT 许可。</translation>
    </message>
    <message>
        <source>Records: {folder}</source>
        <translation>资料所在文件夹：{folder}</translation>
    </message>
    <message>
        <source>This laptop signs as {device}.</source>
        <translation>本机签名代号：{device}。</translation>
    </message>
    <message>
        <source>Input methods: {methods}</source>
        <translation>输入法：{methods}</translation>
    </message>
    <message>
        <source>Show the log file</source>
        <translation>打开日志所在文件夹</translation>
    </message>
</context>
<context>
    <name>AcknowledgeField</name>
    <message>
        <source>OK, noted</source>
        <translation>知道了</translation>
    </message>
</context>
<context>
    <name>Activities</name>
    <message>
        <source>Plan a service day with its booths; then one key a visitor counts, and who joins stands in the roster.</source>
        <translation>先安排一次便民日和摊位；来一个人按一下就计数，加入的人直接进名册。</translation>
    </message>
    <message>
        <source>Plan the first activity</source>
        <translation>安排第一次活动</translation>
    </message>
    <message>
        <source>Plan an activity</source>
        <translation>安排活动</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Title, kind or day</source>
        <translation>名称、类型或日期</translation>
    </message>
    <message numerus="yes">
        <source>%n visitor attendance(s)</source>
        <translation>
            <numerusform>来客 %n 人次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volunteer attendance(s)</source>
        <translation>
            <numerusform>志愿者 %n 人次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{found} of %n activity(ies)</source>
        <translation>
            <numerusform>%n 次活动中 {found} 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n activity(ies)</source>
        <translation>
            <numerusform>%n 次活动</numerusform>
        </translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>An activity needs a title.</source>
        <translation>活动要有名称。</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>such as service day</source>
        <translation>例如 便民日</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>An activity needs its day.</source>
        <translation>活动要有日期。</translation>
    </message>
    <message>
        <source>Part of the day</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>no case</source>
        <translation>不属于案件</translation>
    </message>
    <message>
        <source>Who holds it</source>
        <translation>主办</translation>
    </message>
    <message>
        <source>Booths, one a line</source>
        <translation>摊位，一行一个</translation>
    </message>
    <message>
        <source>Counts people only, names nobody, and stands in no public list</source>
        <translation>只计人次，不记名，不进公开名单</translation>
    </message>
    <message>
        <source>Planned: {title}</source>
        <translation>已安排：{title}</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Kept: {title}</source>
        <translation>已保存：{title}</translation>
    </message>
</context>
<context>
    <name>ActivityView</name>
    <message>
        <source>Count at the booths</source>
        <translation>摊位计数</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Copy to another day</source>
        <translation>复制到另一天</translation>
    </message>
    <message>
        <source>Book a room</source>
        <translation>预约场地</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移出名册</translation>
    </message>
    <message>
        <source>Booths</source>
        <translation>摊位</translation>
    </message>
    <message>
        <source>No booth: everybody is counted together.</source>
        <translation>没有分摊位，来客一起计数。</translation>
    </message>
    <message>
        <source>Add a booth</source>
        <translation>加摊位</translation>
    </message>
    <message>
        <source>Several at once</source>
        <translation>一次计多人</translation>
    </message>
    <message>
        <source>Questionnaires here</source>
        <translation>在这里收问卷</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>Who took part</source>
        <translation>参与的人</translation>
    </message>
    <message>
        <source>Nobody by name yet.</source>
        <translation>还没有登记具体的人。</translation>
    </message>
    <message>
        <source>Somebody took part</source>
        <translation>登记参与</translation>
    </message>
    <message>
        <source>Who joined here</source>
        <translation>在这里加入的人</translation>
    </message>
    <message>
        <source>A visitor who wants to help is in the roster with one line.</source>
        <translation>来客想当志愿者，写一行就进名册。</translation>
    </message>
    <message>
        <source>Somebody joins</source>
        <translation>有人加入</translation>
    </message>
    <message>
        <source>Counts people only, names nobody, and stands in no public list</source>
        <translation>只计人次，不记名，不进公开名单</translation>
    </message>
    <message>
        <source>Made up for the demonstration</source>
        <translation>虚构示例</translation>
    </message>
    <message>
        <source>Its room</source>
        <translation>看场地</translation>
    </message>
    <message>
        <source>Visitors: {counted}</source>
        <translation>来客：{counted}</translation>
    </message>
    <message numerus="yes">
        <source>%n attendance(s) at no booth</source>
        <translation>
            <numerusform>不在摊位的 %n 人次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message>
        <source>Volunteers: {counted}</source>
        <translation>志愿者：{counted}</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) joined</source>
        <translation>
            <numerusform>%n 人加入</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attendance(s) of visitors</source>
        <translation>
            <numerusform>来客 %n 人次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attendance(s)</source>
        <translation>
            <numerusform>%n 人次</numerusform>
        </translation>
    </message>
    <message>
        <source>questionnaires</source>
        <translation>收问卷</translation>
    </message>
    <message>
        <source>All the same: both are in the room then</source>
        <translation>仍然预约：那时两边都在这个场地</translation>
    </message>
    <message>
        <source>Which room</source>
        <translation>哪个场地</translation>
    </message>
    <message>
        <source>Book it</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>{room} is booked</source>
        <translation>已预约{room}</translation>
    </message>
    <message>
        <source>On which day</source>
        <translation>哪天</translation>
    </message>
    <message>
        <source>An activity needs its day.</source>
        <translation>活动要有日期。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>The same booths, and nobody in it yet.</source>
        <translation>摊位照旧，人次从零开始。</translation>
    </message>
    <message>
        <source>Copied to {day}</source>
        <translation>已复制到 {day}</translation>
    </message>
    <message>
        <source>Taken out: {title}</source>
        <translation>已删去：{title}</translation>
    </message>
    <message>
        <source>Booth</source>
        <translation>摊位</translation>
    </message>
    <message>
        <source>Write a name first.</source>
        <translation>请先写姓名。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Booth added: {name}</source>
        <translation>已加摊位：{name}</translation>
    </message>
    <message>
        <source>Taken off: {name}</source>
        <translation>已去掉：{name}</translation>
    </message>
    <message>
        <source>Questionnaires of {name} stand under Sheets</source>
        <translation>{name}的问卷在“问卷”页</translation>
    </message>
    <message>
        <source>How many more</source>
        <translation>增加几人次</translation>
    </message>
    <message>
        <source>Write how many.</source>
        <translation>请写几人次。</translation>
    </message>
    <message>
        <source>Count them</source>
        <translation>计入</translation>
    </message>
    <message numerus="yes">
        <source>%n visitor(s) counted</source>
        <translation>
            <numerusform>已计 %n 人次</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>As</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>{name} took part</source>
        <translation>已登记：{name}</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Agreed to be called on</source>
        <translation>哪天同意可以联系</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>专长</translation>
    </message>
    <message>
        <source>Into the roster</source>
        <translation>进名册</translation>
    </message>
    <message>
        <source>{name} stands in the roster</source>
        <translation>{name}已登记</translation>
    </message>
</context>
<context>
    <name>AddPlaces</name>
    <message>
        <source>Add inside</source>
        <translation>在里面添加</translation>
    </message>
    <message>
        <source>Places to add</source>
        <translation>要添加的地点</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>不加了</translation>
    </message>
    <message>
        <source>Add places</source>
        <translation>添加地点</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>放在哪里面</translation>
    </message>
    <message>
        <source>Write them as you would say them</source>
        <translation>怎么说就怎么写</translation>
    </message>
    <message>
        <source>One line a building, or many. For example: 22幢 1-3单元 1-6层 每层4户 · 第一片区 1-40号. What is there already is not made twice.</source>
        <translation>一行一幢，也可以一次写很多。例如：22幢 1-3单元 1-6层 每层4户 · 第一片区 1-40号。已经有的不会重复添加。</translation>
    </message>
    <message>
        <source>Nothing written yet.</source>
        <translation>还没有写。</translation>
    </message>
    <message>
        <source>This does not fit: {level} inside {above}. Choose another place above.</source>
        <translation>{level}不能放在{above}里面，请在上面另选一处。</translation>
    </message>
    <message numerus="yes">
        <source>%n area(s)</source>
        <translation>
            <numerusform>%n 个片区</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n building(s)</source>
        <translation>
            <numerusform>%n 幢</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stairwell(s)</source>
        <translation>
            <numerusform>%n 个单元</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n home(s)</source>
        <translation>
            <numerusform>%n 户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n place(s)</source>
        <translation>
            <numerusform>添加 %n 个地点</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>All of them are there already: {count}.</source>
        <translation>都已经有了：{count} 个。</translation>
    </message>
    <message>
        <source>New: {places}.</source>
        <translation>将新增：{places}。</translation>
    </message>
    <message>
        <source>There already: {count}.</source>
        <translation>已有 {count} 个。</translation>
    </message>
    <message>
        <source>Adding places</source>
        <translation>正在添加地点</translation>
    </message>
</context>
<context>
    <name>AddressField</name>
    <message>
        <source>Open in the browser</source>
        <translation>在浏览器中打开</translation>
    </message>
</context>
<context>
    <name>AdjudicationView</name>
    <message>
        <source>Third look</source>
        <translation>看原件定稿</translation>
    </message>
    <message>
        <source>1 or 2: the paper says this. 3: something else. F3: it cannot be read. Page Up: back. Esc: stop.</source>
        <translation>1 或 2：纸上是这个。3：都不是。F3：看不清。Page Up：往回。Esc：停下。</translation>
    </message>
    <message>
        <source>Give what the paper says, then Enter. Esc: back to the two values.</source>
        <translation>照纸上的录，再按回车。Esc：回到两个答案。</translation>
    </message>
    <message>
        <source>Neither (3)</source>
        <translation>都不对（3）</translation>
    </message>
    <message>
        <source>It cannot be read (F3)</source>
        <translation>看不清（F3）</translation>
    </message>
    <message>
        <source>What the paper says</source>
        <translation>纸上写的</translation>
    </message>
    <message>
        <source>Who looks now</source>
        <translation>现在谁来看</translation>
    </message>
    <message>
        <source>Name of somebody else, then Enter; Enter alone goes on</source>
        <translation>换一个人就写名字再回车；直接回车就由您看</translation>
    </message>
    <message>
        <source>Every difference is settled.</source>
        <translation>不一致的都定好了。</translation>
    </message>
    <message>
        <source>{person} keyed sheet {number}. Somebody who did not sees more. Who looks at the paper now?</source>
        <translation>{number} 号是 {person} 录过的。没录过的人看得更准。现在谁来看原件？</translation>
    </message>
    <message>
        <source>sheet {number}</source>
        <translation>问卷 {number}</translation>
    </message>
    <message>
        <source>difference {place} of {count}</source>
        <translation>第 {place} 处，共 {count} 处</translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) left</source>
        <translation>
            <numerusform>还剩 %n 份</numerusform>
        </translation>
    </message>
    <message>
        <source>Does this sheet count?</source>
        <translation>这份算不算有效？</translation>
    </message>
    <message>
        <source>No: {reason}</source>
        <translation>作废：{reason}</translation>
    </message>
    <message>
        <source>Yes, it counts</source>
        <translation>有效</translation>
    </message>
</context>
<context>
    <name>Agenda</name>
    <message>
        <source>Nothing is on the agenda yet. Choose from what is open below, or write a topic.</source>
        <translation>议程还是空的。从下面没解决的问题里挑，或者自己写一个议题。</translation>
    </message>
    <message>
        <source>Topics of the agenda</source>
        <translation>议程上的议题</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Enter opens a topic, Alt with an arrow moves it, Delete takes it off the agenda.</source>
        <translation>回车打开议题，Alt 加上下箭头调顺序，Delete 移出议程。</translation>
    </message>
    <message>
        <source>Another topic, then Enter</source>
        <translation>写下议题，按回车</translation>
    </message>
    <message>
        <source>On the agenda</source>
        <translation>已列入议程</translation>
    </message>
    <message>
        <source>Topic in your own words</source>
        <translation>自己写议题</translation>
    </message>
    <message>
        <source>Open issues</source>
        <translation>未解决的问题</translation>
    </message>
    <message>
        <source>Put all of them on</source>
        <translation>全部列入</translation>
    </message>
    <message>
        <source>On to signing in</source>
        <translation>接着签到</translation>
    </message>
    <message numerus="yes">
        <source>Take up %n undecided topic(s) of the last meeting</source>
        <translation>
            <numerusform>接着议上次没定的 %n 个议题</numerusform>
        </translation>
    </message>
    <message>
        <source>open since {day}</source>
        <translation>{day} 起未解决</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>已有决议</translation>
    </message>
    <message numerus="yes">
        <source>%n open issue(s) could be talked about</source>
        <translation>
            <numerusform>有 %n 件未解决的问题可以拿来议</numerusform>
        </translation>
    </message>
    <message>
        <source>Ticked: new since the meeting of {day}, come back, or major. Space ticks, Enter puts one on.</source>
        <translation>已勾选：{day} 会后新发现的、反弹的、重大的。空格勾选，回车列入。</translation>
    </message>
    <message>
        <source>Space ticks a line, Enter puts one on the agenda.</source>
        <translation>空格勾选，回车把这一件列入议程。</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) old</source>
        <translation>
            <numerusform>已 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
    <message numerus="yes">
        <source>came back %n time(s)</source>
        <translation>
            <numerusform>反弹 %n 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put %n ticked one(s) on the agenda</source>
        <translation>
            <numerusform>把勾选的 %n 件列入议程</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n topic(s) put on the agenda</source>
        <translation>
            <numerusform>已列入 %n 个议题</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken off the agenda: {topic}</source>
        <translation>已移出议程：{topic}</translation>
    </message>
</context>
<context>
    <name>AloudView</name>
    <message>
        <source>Reading aloud</source>
        <translation>唱读核对</translation>
    </message>
    <message>
        <source>+ or Enter: the paper says the same. -: it says something else. Page Up: back. Esc: stop.</source>
        <translation>+ 或回车：和纸上一样。-：纸上不是这样。Page Up：往回。Esc：停下。</translation>
    </message>
    <message>
        <source>Give what was read out, then Enter. Esc: it was right after all.</source>
        <translation>照念的录，再按回车。Esc：原来就是对的。</translation>
    </message>
    <message>
        <source>Right (+)</source>
        <translation>对（+）</translation>
    </message>
    <message>
        <source>Not so (-)</source>
        <translation>不对（-）</translation>
    </message>
    <message>
        <source>Who compares now</source>
        <translation>现在谁来核对</translation>
    </message>
    <message>
        <source>Your name, then Enter</source>
        <translation>您的名字，再按回车</translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) wait; {person} keyed them. Who compares now?</source>
        <translation>
            <numerusform>有 %n 份等着核对，是 {person} 录的。现在谁来核对？</numerusform>
        </translation>
    </message>
    <message>
        <source>Every sheet has been read aloud.</source>
        <translation>都唱读核对过了。</translation>
    </message>
    <message>
        <source>sheet {number}</source>
        <translation>问卷 {number}</translation>
    </message>
    <message>
        <source>question {place} of {count}</source>
        <translation>第 {place} 题，共 {count} 题</translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) left</source>
        <translation>
            <numerusform>还剩 %n 份</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AnnotateField</name>
    <message>
        <source>Choose the picture…</source>
        <translation>选择图片…</translation>
    </message>
    <message>
        <source>kept with its marks</source>
        <translation>已连同标注保存</translation>
    </message>
    <message>
        <source>Pictures ({suffixes})</source>
        <translation>图片（{suffixes}）</translation>
    </message>
    <message>
        <source>Taking in the picture</source>
        <translation>正在收入图片</translation>
    </message>
</context>
<context>
    <name>Answered</name>
    <message numerus="yes">
        <source>{answered} of %n sheet(s) answered</source>
        <translation>
            <numerusform>%n 份中 {answered} 份作答</numerusform>
        </translation>
    </message>
    <message>
        <source>, {count} blank</source>
        <translation>，{count} 份没填</translation>
    </message>
    <message>
        <source>; several answers are possible, so they add up to more than the people</source>
        <translation>；可多选，合计会超过份数</translation>
    </message>
</context>
<context>
    <name>AskLine</name>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Put away</source>
        <translation>收起</translation>
    </message>
</context>
<context>
    <name>BarcodeField</name>
    <message>
        <source>Type the code, or let a code reader type it</source>
        <translation>输入条码，或用扫码枪扫入</translation>
    </message>
    <message>
        <source>Read from a picture…</source>
        <translation>从图片识读…</translation>
    </message>
    <message>
        <source>A code of {count} signs is kept.</source>
        <translation>已保存 {count} 个字符的条码。</translation>
    </message>
    <message>
        <source>Reading codes needs the part “scan”, which is not installed: install the program with it (pip install zxing-cpp), or type the code.</source>
        <translation>识读条码需要“scan”组件，这里没有安装：请连同它安装本程序（pip install zxing-cpp），或直接输入条码。</translation>
    </message>
    <message>
        <source>Pictures ({suffixes})</source>
        <translation>图片（{suffixes}）</translation>
    </message>
    <message>
        <source>Reading the code</source>
        <translation>正在识读</translation>
    </message>
    <message>
        <source>There is no code in this picture that can be read. Try a closer, sharper one.</source>
        <translation>图片里没有可识读的条码。请拍得近些、清楚些再试。</translation>
    </message>
    <message>
        <source>There are {count} codes in the picture; the largest was taken.</source>
        <translation>图片里有 {count} 个条码，取了最大的一个。</translation>
    </message>
</context>
<context>
    <name>BatchCard</name>
    <message>
        <source>handed out</source>
        <translation>发放</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>收回</translation>
    </message>
    <message>
        <source>keyed</source>
        <translation>已录</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>void</source>
        <translation>无效</translation>
    </message>
    <message>
        <source>not back</source>
        <translation>未收回</translation>
    </message>
    <message numerus="yes">
        <source>{keyed} of %n sheet(s) keyed</source>
        <translation>
            <numerusform>收回 %n 份，已录 {keyed} 份</numerusform>
        </translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>waiting for a second keying: {count}</source>
        <translation>等着录第二遍 {count} 份</translation>
    </message>
    <message>
        <source>read differently, not settled: {count}</source>
        <translation>两遍不一样、还没定 {count} 份</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Key sheets</source>
        <translation>录入</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>唱读核对</translation>
    </message>
    <message>
        <source>Key a second time</source>
        <translation>录第二遍</translation>
    </message>
    <message>
        <source>Third look</source>
        <translation>看原件定稿</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Printed sheets</source>
        <translation>已印的问卷</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>核对</translation>
    </message>
</context>
<context>
    <name>BatchForm</name>
    <message>
        <source>not known</source>
        <translation>不清楚</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>The first sheet that is keyed twice is drawn by lot, so that nobody can prepare for it.</source>
        <translation>从哪份起由抽签定，谁也没法提前准备。</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Numbers begin with</source>
        <translation>编号开头</translation>
    </message>
    <message>
        <source>Handed out</source>
        <translation>发放份数</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>收回份数</translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation>怎样核对</translation>
    </message>
    <message>
        <source>One sheet in</source>
        <translation>每几份查一份</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>New batch</source>
        <translation>新建批次</translation>
    </message>
    <message>
        <source>Service day</source>
        <translation>便民日</translation>
    </message>
    <message>
        <source>Resident questionnaire</source>
        <translation>居民意见问卷</translation>
    </message>
</context>
<context>
    <name>BearingField</name>
    <message>
        <source>0–360, read from a compass</source>
        <translation>0–360，从指南针读出</translation>
    </message>
</context>
<context>
    <name>BuildingPlans</name>
    <message>
        <source>New plan from a picture</source>
        <translation>用图片新建</translation>
    </message>
    <message>
        <source>Save as picture</source>
        <translation>存为图片</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>平面图</translation>
    </message>
    <message>
        <source>Coloured by</source>
        <translation>按什么上色</translation>
    </message>
    <message>
        <source>Moved.</source>
        <translation>已移动。</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>选一张图</translation>
    </message>
    <message>
        <source>Choose an aerial photo or a sketch of the estate and draw each building once; it colours itself.</source>
        <translation>选一张小区航拍图或手绘图，把每幢楼画一次，以后按状态自动上色。</translation>
    </message>
    <message>
        <source>The picture is kept sealed with the other photos and needs no network.</source>
        <translation>图片和其他照片一样加密保存，不需要网络。</translation>
    </message>
    <message>
        <source>Choose, move</source>
        <translation>选择、移动</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>Corners</source>
        <translation>逐角画</translation>
    </message>
    <message>
        <source>Which building</source>
        <translation>哪一幢</translation>
    </message>
    <message>
        <source>22</source>
        <translation>22</translation>
    </message>
    <message>
        <source>Erase it (Delete)</source>
        <translation>删去（Delete）</translation>
    </message>
    <message>
        <source>The chosen outline</source>
        <translation>选中的轮廓</translation>
    </message>
    <message>
        <source>What the patterns mean</source>
        <translation>图案的意思</translation>
    </message>
    <message>
        <source>Measures, as a whole</source>
        <translation>措施（整幢）</translation>
    </message>
    <message>
        <source>Open issues</source>
        <translation>未解决的问题</translation>
    </message>
    <message>
        <source>Homes that were visited</source>
        <translation>走访过的户</translation>
    </message>
    <message>
        <source>major issue open</source>
        <translation>有重大问题未解决</translation>
    </message>
    <message>
        <source>issue open</source>
        <translation>有未解决问题</translation>
    </message>
    <message>
        <source>visited, none open</source>
        <translation>走访过，没有未解决</translation>
    </message>
    <message>
        <source>every home visited</source>
        <translation>每户都走访过</translation>
    </message>
    <message>
        <source>some homes visited</source>
        <translation>走访过部分户</translation>
    </message>
    <message>
        <source>nobody was there</source>
        <translation>还没走访</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>推进中</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>计划</translation>
    </message>
    <message numerus="yes">
        <source>%n outline(s) without a building</source>
        <translation>
            <numerusform>%n 个轮廓还没指明是哪幢</numerusform>
        </translation>
    </message>
    <message>
        <source>Click a building, drag it or its corners. By key: Space takes the next, arrows move it.</source>
        <translation>点一幢，拖动整幢或它的角。用键盘：空格选下一个，箭头移动。</translation>
    </message>
    <message>
        <source>Drag from corner to corner. By key: arrows, and Space at both corners.</source>
        <translation>从一角拖到对角。用键盘：箭头移动，在两个角按空格。</translation>
    </message>
    <message>
        <source>Click each corner, the first again to close. By key: Space, Enter closes, Backspace.</source>
        <translation>逐个点角，再点第一个角就闭合。用键盘：空格定角，回车闭合，退格去掉一个。</translation>
    </message>
    <message>
        <source>Picture of the estate</source>
        <translation>小区图片</translation>
    </message>
    <message>
        <source>Pictures ({kinds})</source>
        <translation>图片（{kinds}）</translation>
    </message>
    <message>
        <source>Drawn.</source>
        <translation>已画好。</translation>
    </message>
    <message>
        <source>Erased.</source>
        <translation>已删去。</translation>
    </message>
    <message>
        <source>This is {name}.</source>
        <translation>这是 {name}。</translation>
    </message>
    <message>
        <source>Plan of buildings</source>
        <translation>楼幢平面图</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>已保存：{file}</translation>
    </message>
</context>
<context>
    <name>BuildingView</name>
    <message>
        <source>Buildings</source>
        <translation>楼栋</translation>
    </message>
</context>
<context>
    <name>Buildings</name>
    <message>
        <source>Floor {floor}</source>
        <translation>{floor} 层</translation>
    </message>
    <message>
        <source>The building itself</source>
        <translation>本幢公共部位</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>楼栋</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Major</source>
        <translation>重大</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未解决</translation>
    </message>
    <message>
        <source>Recheck passed</source>
        <translation>复查合格</translation>
    </message>
    <message>
        <source>{place}: {total} in all, {open} open, {late} overdue, {major} major, {passed} recheck passed</source>
        <translation>{place}：共 {total} 件，未解决 {open}，超期 {late}，重大 {major}，复查合格 {passed}</translation>
    </message>
</context>
<context>
    <name>CalendarDateField</name>
    <message>
        <source>Year: {question}</source>
        <translation>年：{question}</translation>
    </message>
    <message>
        <source>Month: {question}</source>
        <translation>月：{question}</translation>
    </message>
    <message>
        <source>Day: {question}</source>
        <translation>日：{question}</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Today, for: {question}</source>
        <translation>今天，填入：{question}</translation>
    </message>
    <message>
        <source>This calendar has no such day.</source>
        <translation>这种历法里没有这一天。</translation>
    </message>
</context>
<context>
    <name>Calendars</name>
    <message>
        <source>Ethiopian calendar</source>
        <translation>埃塞俄比亚历</translation>
    </message>
    <message>
        <source>Coptic calendar</source>
        <translation>科普特历</translation>
    </message>
    <message>
        <source>Islamic calendar, tabular</source>
        <translation>伊斯兰历（推算）</translation>
    </message>
    <message>
        <source>Persian calendar</source>
        <translation>波斯历</translation>
    </message>
    <message>
        <source>Bikram Sambat calendar</source>
        <translation>尼泊尔历（比克拉姆历）</translation>
    </message>
    <message>
        <source>Myanmar calendar</source>
        <translation>缅甸历</translation>
    </message>
    <message>
        <source>Buddhist calendar</source>
        <translation>佛历</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Plan of buildings</source>
        <translation>楼幢平面图</translation>
    </message>
</context>
<context>
    <name>CardList</name>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>逾期 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>due {day}</source>
        <translation>期限 {day}</translation>
    </message>
    <message numerus="yes">
        <source>took %n day(s)</source>
        <translation>
            <numerusform>用了 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) old</source>
        <translation>
            <numerusform>已 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>{what} · to verify</source>
        <translation>{what} · 待核实</translation>
    </message>
</context>
<context>
    <name>CaseList</name>
    <message>
        <source>A case is one matter, from collecting opinions to telling people what came of it.</source>
        <translation>一个案件就是一件事：从收集民意，到告诉大家结果。</translation>
    </message>
    <message>
        <source>Begin the first case</source>
        <translation>开第一个案件</translation>
    </message>
    <message>
        <source>What the case is about</source>
        <translation>案件是关于什么的</translation>
    </message>
    <message>
        <source>For example: e-bikes in the stairwells</source>
        <translation>例如：楼道里的电动车</translation>
    </message>
    <message>
        <source>What the template brings</source>
        <translation>模板带来的</translation>
    </message>
    <message>
        <source>Begin a case</source>
        <translation>开一个案件</translation>
    </message>
    <message>
        <source>ended {day}</source>
        <translation>{day} 结束</translation>
    </message>
    <message>
        <source>cycle {number}</source>
        <translation>第 {number} 轮</translation>
    </message>
    <message numerus="yes">
        <source>{left} of %n issue(s) not solved</source>
        <translation>
            <numerusform>%n 件问题，{left} 件没解决</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Template of a case</source>
        <translation>案件模板</translation>
    </message>
    <message>
        <source>A case needs a name, so that people find it again.</source>
        <translation>给案件起个名字，以后好找。</translation>
    </message>
    <message>
        <source>Begun from the template: {title}</source>
        <translation>已按模板开始：{title}</translation>
    </message>
</context>
<context>
    <name>CaseRoles</name>
    <message>
        <source>takes the lead</source>
        <translation>主导</translation>
    </message>
    <message>
        <source>accompanies and trains</source>
        <translation>陪伴培力</translation>
    </message>
    <message>
        <source>residents carry it themselves</source>
        <translation>居民为主体</translation>
    </message>
</context>
<context>
    <name>CaseView</name>
    <message>
        <source>How many stages</source>
        <translation>几步</translation>
    </message>
    <message>
        <source>Six stages</source>
        <translation>六步</translation>
    </message>
    <message>
        <source>Five: plan, build, manage, judge, share together</source>
        <translation>五步：共谋、共建、共管、共评、共享</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>这件事</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>议题</translation>
    </message>
    <message>
        <source>What the meeting shall decide</source>
        <translation>会上要决定什么</translation>
    </message>
    <message>
        <source>Why this topic</source>
        <translation>为什么选这个</translation>
    </message>
    <message>
        <source>For example: 14 homes, and it came back twice</source>
        <translation>例如：涉及 14 户，反弹过两次</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>What will be different afterwards</source>
        <translation>做完以后会有什么不同</translation>
    </message>
    <message>
        <source>Issues of the case</source>
        <translation>案件里的问题</translation>
    </message>
    <message>
        <source>Choose issues in the ledger</source>
        <translation>到台账里挑问题</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Looked at together on site</source>
        <translation>一起现场看</translation>
    </message>
    <message>
        <source>Nothing yet. Several parties look at one thing, each says its own, and there is one conclusion.</source>
        <translation>还没有。一件事多方到场，各说各的，一个结论。</translation>
    </message>
    <message>
        <source>Look at something together</source>
        <translation>记一次踏勘</translation>
    </message>
    <message>
        <source>Line of time</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Print the timeline</source>
        <translation>打印时间线</translation>
    </message>
    <message>
        <source>Begin the next cycle</source>
        <translation>开下一轮</translation>
    </message>
    <message>
        <source>no conclusion yet</source>
        <translation>还没有结论</translation>
    </message>
    <message numerus="yes">
        <source>{left} of %n issue(s) not solved. Enter opens one, Delete takes it out of the case.</source>
        <translation>
            <numerusform>%n 件问题，{left} 件没解决。回车打开，Delete 移出案件。</numerusform>
        </translation>
    </message>
    <message>
        <source>No issue yet. In the story of an issue, “More” puts it into a case.</source>
        <translation>还没有问题。在一件问题的经过里点“更多”，就能放进案件。</translation>
    </message>
    <message>
        <source>Nothing dated yet.</source>
        <translation>还没有带日期的记录。</translation>
    </message>
    <message>
        <source>To the next cycle</source>
        <translation>看下一轮</translation>
    </message>
    <message>
        <source>What this stage is called here</source>
        <translation>这一步在本社区叫什么</translation>
    </message>
    <message>
        <source>Called here</source>
        <translation>本社区叫</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) to show</source>
        <translation>
            <numerusform>能拿出 %n 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>Complete since {day}.</source>
        <translation>{day} 完成。</translation>
    </message>
    <message>
        <source>Its output is there. Whoever leads the case says when it is complete.</source>
        <translation>成果已经有了，由牵头的人确认完成。</translation>
    </message>
    <message>
        <source>This stage is complete</source>
        <translation>这一步完成了</translation>
    </message>
    <message>
        <source>Leave the rest to the next cycle</source>
        <translation>剩下的留到下一轮</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>接着做</translation>
    </message>
    <message>
        <source>Write topic and reason</source>
        <translation>写议题和理由</translation>
    </message>
    <message>
        <source>The stage is complete.</source>
        <translation>这一步完成了。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>The issue is out of the case.</source>
        <translation>已把这件问题移出案件。</translation>
    </message>
    <message numerus="yes">
        <source>This ends the case today. Its next cycle begins with %n unsolved issue(s), the measures that are not done, and the opinions nobody was answered on.</source>
        <translation>
            <numerusform>案件今天结束。下一轮带走 %n 件没解决的问题、没做完的措施和还没答复的意见。</numerusform>
        </translation>
    </message>
    <message>
        <source>Begin it</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
</context>
<context>
    <name>CertificatePaper</name>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>blank: from the first time on</source>
        <translation>不填：从第一次起</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>到</translation>
    </message>
    <message>
        <source>They ask for it themselves</source>
        <translation>本人怎样提出</translation>
    </message>
    <message>
        <source>A certificate is made because the person asks for it; that is noted with their consents.</source>
        <translation>服务证明由本人提出才出，提出这件事会记在同意事项里。</translation>
    </message>
    <message>
        <source>Noted: {name} asks for a certificate</source>
        <translation>已记下：{name}要求出服务证明</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>看一看</translation>
    </message>
    <message>
        <source>{name}: certificate of service</source>
        <translation>{name}：服务证明</translation>
    </message>
</context>
<context>
    <name>CheckingView</name>
    <message>
        <source>Checking</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Back to the batches</source>
        <translation>回到批次</translation>
    </message>
    <message>
        <source>Key a second time</source>
        <translation>录第二遍</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>唱读核对</translation>
    </message>
    <message>
        <source>Third look</source>
        <translation>看原件定稿</translation>
    </message>
    <message>
        <source>Still to do</source>
        <translation>还没做完的</translation>
    </message>
    <message>
        <source>Save these figures…</source>
        <translation>把这些数存下来…</translation>
    </message>
    <message>
        <source>How well it was keyed</source>
        <translation>录得怎么样</translation>
    </message>
    <message>
        <source>Errors are counted against what the third look found. For comparison: in 93 papers, keying once left {single} errors in 10,000 fields, keying twice {double}. These figures name people: they are for the inside, and no public document has them.</source>
        <translation>录错没录错，以看原件定的为准。可以对照：93 篇论文里，录一遍每万个字段错 {single} 个，录两遍错 {double} 个。这些数写着人名，只供内部看，公开的材料里都没有。</translation>
    </message>
    <message>
        <source>Sounds while keying</source>
        <translation>录入时有声音</translation>
    </message>
    <message>
        <source>How this batch is checked</source>
        <translation>这一批怎么核对</translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) wait for a second keying.</source>
        <translation>
            <numerusform>有 %n 份等着录第二遍。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) were read differently; a third look settles them.</source>
        <translation>
            <numerusform>有 %n 份两遍不一样，要看原件定稿。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is open.</source>
        <translation>没有要做的。</translation>
    </message>
    <message>
        <source>One keying leaves about 3 wrong fields in 1,000.</source>
        <translation>只录一遍，每千个字段大约错 3 个。</translation>
    </message>
    <message>
        <source>Whoever keys the second time finds the first answers nowhere. Until both are there, the answers stay out of lists, search and exports; the counts have them and say so.</source>
        <translation>录第二遍的人哪里都看不到第一遍的答案。两遍录齐以前，答案不进列表、搜索和导出；统计里有，并会注明。</translation>
    </message>
    <message>
        <source>Where to begin is drawn by chance, so nobody knows which sheets. The errors found there tell about all the others.</source>
        <translation>从哪一份起由抽签定，谁也不知道是哪几份。这几份的差错能说明其余的。</translation>
    </message>
    <message>
        <source>Quicker than keying again. Whoever compares sees the answers, so more slips through.</source>
        <translation>比再录一遍快。核对的人看得到答案，漏掉的会多一些。</translation>
    </message>
    <message>
        <source>Nothing has been keyed twice yet.</source>
        <translation>还没有录过两遍的。</translation>
    </message>
    <message numerus="yes">
        <source>{agreeing} of {compared} fields agree, on %n sheet(s) keyed twice</source>
        <translation>
            <numerusform>录了两遍的 %n 份，{compared} 个字段中 {agreeing} 个一致</numerusform>
        </translation>
    </message>
    <message>
        <source>; {settled} settled by a third look</source>
        <translation>；看原件定稿 {settled} 份</translation>
    </message>
    <message>
        <source>, {count} of them by one of the two who keyed</source>
        <translation>，其中 {count} 份由录过的人自己定</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>Keys an hour</source>
        <translation>每小时按键</translation>
    </message>
    <message>
        <source>Errors keying first</source>
        <translation>录第一遍的差错</translation>
    </message>
    <message>
        <source>Errors keying second</source>
        <translation>录第二遍的差错</translation>
    </message>
    <message>
        <source>Does this sheet count?</source>
        <translation>这份算不算有效？</translation>
    </message>
    <message>
        <source>{count} of {of}</source>
        <translation>{of} 份中 {count} 份</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>Read differently</source>
        <translation>两遍不一样</translation>
    </message>
    <message>
        <source>First wrong</source>
        <translation>第一遍错</translation>
    </message>
    <message>
        <source>Second wrong</source>
        <translation>第二遍错</translation>
    </message>
    <message>
        <source>keying figures</source>
        <translation>录入统计</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已存为 {name}</translation>
    </message>
</context>
<context>
    <name>CheckingWays</name>
    <message>
        <source>Key once</source>
        <translation>只录一遍</translation>
    </message>
    <message>
        <source>Every sheet twice, by two people</source>
        <translation>每份都由两个人各录一遍</translation>
    </message>
    <message>
        <source>One sheet in so many twice, by two people</source>
        <translation>每隔几份由两个人各录一遍</translation>
    </message>
    <message>
        <source>Read every sheet aloud against the screen</source>
        <translation>每份都对着屏幕唱读核对</translation>
    </message>
    <message>
        <source>One sheet in how many</source>
        <translation>每几份查一份</translation>
    </message>
</context>
<context>
    <name>Choice</name>
    <message>
        <source>To verify</source>
        <translation>待核实</translation>
    </message>
    <message>
        <source>Until it is settled, lists and documents show “{shown}” and mark it “to verify”.</source>
        <translation>没有定下来之前，列表和材料里先写“{shown}”，并标明“待核实”。</translation>
    </message>
    <message>
        <source>Write a whole number, in digits only.</source>
        <translation>请填一个整数，只写数字。</translation>
    </message>
    <message>
        <source>this laptop</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Keep this  {key}</source>
        <translation>就按这个  {key}</translation>
    </message>
    <message>
        <source>Keep: {answer}</source>
        <translation>就按：{answer}</translation>
    </message>
    <message>
        <source>Changed meanwhile by somebody who did not know</source>
        <translation>同时有人改过，当时不知道已删</translation>
    </message>
    <message>
        <source>Keep the record  {key}</source>
        <translation>保留这条记录  {key}</translation>
    </message>
    <message>
        <source>Keep what I write</source>
        <translation>按我写的</translation>
    </message>
    <message>
        <source>Another answer …</source>
        <translation>其他答案 …</translation>
    </message>
    <message>
        <source>Keep what I chose</source>
        <translation>按我选的</translation>
    </message>
    <message>
        <source>Or write what is right</source>
        <translation>也可以写下正确的</translation>
    </message>
    <message>
        <source>Another answer to: {question}</source>
        <translation>另写答案：{question}</translation>
    </message>
</context>
<context>
    <name>ChoiceField</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search in: {question}</source>
        <translation>在“{question}”里搜索</translation>
    </message>
</context>
<context>
    <name>ChoiceMapField</name>
    <message>
        <source>Map of the choices: {question}</source>
        <translation>选项地图：{question}</translation>
    </message>
    <message>
        <source>These choices have no places; choose from the list.</source>
        <translation>这些选项没有位置，请从列表中选。</translation>
    </message>
    <message>
        <source>Only {drawn} of {count} are drawn.</source>
        <translation>共 {count} 个地点，画出了 {drawn} 个。</translation>
    </message>
    <message numerus="yes">
        <source>%n choice(s) have no place and stand in the list only.</source>
        <translation>
            <numerusform>有 %n 个选项没有位置，只在列表里。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClearDialog</name>
    <message>
        <source>Clear this laptop</source>
        <translation>清除这台电脑</translation>
    </message>
    <message>
        <source>Nothing is only on this laptop: all changes are elsewhere, and no form is half filled. Clearing deletes the records and photos of {name} here, the keys first. It cannot be undone on this laptop.</source>
        <translation>没有只在这台电脑上的东西：所有改动别处都有，也没有填了一半的表。清除会删掉这里{name}的记录和照片，先删钥匙。在这台电脑上不能恢复。</translation>
    </message>
    <message>
        <source>Nobody has confirmed yet that the handover was received.</source>
        <translation>还没有人确认收到了移交。</translation>
    </message>
    <message>
        <source>Type the name of the community to clear it: {name}</source>
        <translation>要清除，请写出社区名称：{name}</translation>
    </message>
    <message>
        <source>Clear it for good</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>CodingCard</name>
    <message>
        <source>Show all answers</source>
        <translation>显示全部原话</translation>
    </message>
    <message>
        <source>Answers to “{question}”</source>
        <translation>“{question}”的原话</translation>
    </message>
    <message>
        <source>A tag for this answer, or a digit</source>
        <translation>给这句原话归类：打字，或按数字键</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Print word for word (F4)</source>
        <translation>可原话引用（F4）</translation>
    </message>
    <message>
        <source>Up and down choose an answer, 1–9 put on or take off a tag, Enter after a word makes a new one, Enter alone goes to the next answer without a tag, Ctrl+Z takes back. What people wrote stays as it is.</source>
        <translation>上下键选原话，1–9 加上或去掉一类，打字后回车新加一类，直接回车跳到下一句没归类的，Ctrl+Z 撤销。原话一个字也不会改。</translation>
    </message>
    <message>
        <source>printed word for word</source>
        <translation>可原话引用</translation>
    </message>
    <message>
        <source>{count} of {of} wrote something</source>
        <translation>{of} 份中 {count} 份写了意见</translation>
    </message>
    <message>
        <source>; {count} without a tag</source>
        <translation>；{count} 份还没归类</translation>
    </message>
    <message>
        <source>; all have a tag</source>
        <translation>；都归了类</translation>
    </message>
</context>
<context>
    <name>Column</name>
    <message>
        <source>{state}: none here</source>
        <translation>{state}：没有</translation>
    </message>
</context>
<context>
    <name>Compass</name>
    <message>
        <source>north</source>
        <translation>北</translation>
    </message>
    <message>
        <source>north-east</source>
        <translation>东北</translation>
    </message>
    <message>
        <source>east</source>
        <translation>东</translation>
    </message>
    <message>
        <source>south-east</source>
        <translation>东南</translation>
    </message>
    <message>
        <source>south</source>
        <translation>南</translation>
    </message>
    <message>
        <source>south-west</source>
        <translation>西南</translation>
    </message>
    <message>
        <source>west</source>
        <translation>西</translation>
    </message>
    <message>
        <source>north-west</source>
        <translation>西北</translation>
    </message>
    <message>
        <source>not between 0 and 360</source>
        <translation>不在 0 到 360 之间</translation>
    </message>
</context>
<context>
    <name>CompleteField</name>
    <message>
        <source>Type a part of it</source>
        <translation>输入其中几个字</translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message>
        <source>Contents of the form</source>
        <translation>表单目录</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>有误</translation>
    </message>
</context>
<context>
    <name>CountedWords</name>
    <message numerus="yes">
        <source>%n attendance(s)</source>
        <translation>
            <numerusform>%n 人次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known person(s)</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attendance(s) without a name</source>
        <translation>
            <numerusform>其中不记名 %n 人次</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counter</name>
    <message>
        <source>One less</source>
        <translation>撤回一次</translation>
    </message>
    <message>
        <source>Backspace takes the last press back</source>
        <translation>退格键撤回上一次</translation>
    </message>
    <message>
        <source>Done counting</source>
        <translation>计数完成</translation>
    </message>
    <message>
        <source>Press the number of the booth for each visitor. It is kept at once.</source>
        <translation>来一个人，按一下摊位的数字。按下就保存。</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>全部来客</translation>
    </message>
    <message numerus="yes">
        <source>%n attendance(s)</source>
        <translation>
            <numerusform>%n 人次</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CounterField</name>
    <message>
        <source>One less: {question}</source>
        <translation>减一：{question}</translation>
    </message>
    <message>
        <source>One more: {question}</source>
        <translation>加一：{question}</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>The program made a mistake</source>
        <translation>程序出错了</translation>
    </message>
    <message>
        <source>This is our mistake, not yours.</source>
        <translation>这是程序的错，不是您的错。</translation>
    </message>
    <message>
        <source>What was saved before is safe. You can go on working; if something looks odd, close the window and open it again. The report below has no names, addresses or answers in it, and nothing is sent by itself.</source>
        <translation>之前已保存的内容都在。可以继续做；如果哪里看着不对，关掉窗口再打开。下面的报告里没有姓名、地址和答案，也不会自动发给任何人。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>CreatePage</name>
    <message>
        <source>A cloud program copies this folder, which can damage the records. Choose another one.</source>
        <translation>网盘程序会同步这个文件夹，可能损坏记录。请换一个文件夹。</translation>
    </message>
    <message>
        <source>This folder lies on another computer, which can damage the records. Choose one here.</source>
        <translation>这个文件夹在另一台电脑上，可能损坏记录。请选本机的文件夹。</translation>
    </message>
    <message>
        <source>The system may empty this folder at any time. Choose another one.</source>
        <translation>系统随时可能清空这个文件夹。请换一个文件夹。</translation>
    </message>
    <message>
        <source>Create a workspace</source>
        <translation>新建工作区</translation>
    </message>
    <message>
        <source>For example: Dungen community</source>
        <translation>例如：敦根社区</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Passphrase once more</source>
        <translation>再输一遍口令</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Three or four words that only you and your colleagues would put together are best.</source>
        <translation>最好用三四个词连在一起，只有您和同事想得到。</translation>
    </message>
    <message>
        <source>Name of the community</source>
        <translation>社区名称</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>It signs what you write.</source>
        <translation>您记下的内容会署这个名字。</translation>
    </message>
    <message>
        <source>Folder for the records</source>
        <translation>资料放在哪个文件夹</translation>
    </message>
    <message>
        <source>The community has no name yet.</source>
        <translation>还没有填社区名称。</translation>
    </message>
    <message>
        <source>Your name is missing.</source>
        <translation>还没有填您的姓名。</translation>
    </message>
    <message>
        <source>Choose a folder for the records.</source>
        <translation>请选择存放资料的文件夹。</translation>
    </message>
    <message numerus="yes">
        <source>The passphrase needs at least %n character(s).</source>
        <translation>
            <numerusform>口令至少要 %n 个字符。</numerusform>
        </translation>
    </message>
    <message>
        <source>The two passphrases are not the same.</source>
        <translation>两遍口令不一样。</translation>
    </message>
    <message>
        <source>An empty folder for the records</source>
        <translation>选一个空文件夹存放资料</translation>
    </message>
    <message>
        <source>Nothing typed yet</source>
        <translation>还没有输入</translation>
    </message>
    <message>
        <source>Easy to guess: make it longer</source>
        <translation>容易被猜到，请再长一些</translation>
    </message>
    <message>
        <source>Fair: one more word makes it good</source>
        <translation>还行，再加一个词就好</translation>
    </message>
    <message>
        <source>Hard to guess</source>
        <translation>不容易被猜到</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>2026</source>
        <translation>2026</translation>
    </message>
    <message>
        <source>2026-11</source>
        <translation>2026-11</translation>
    </message>
    <message>
        <source>2026-11-22, 1122 or t for today</source>
        <translation>2026-11-22、1122，或 t 表示今天</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Calendar for: {question}</source>
        <translation>日历：{question}</translation>
    </message>
    <message>
        <source>This is not a date. Write it like 2026-11-22.</source>
        <translation>这不是日期。请写成 2026-11-22 这样。</translation>
    </message>
</context>
<context>
    <name>Decision</name>
    <message>
        <source>Decision</source>
        <translation>决议</translation>
    </message>
    <message>
        <source>Option chosen</source>
        <translation>选中的方案</translation>
    </message>
    <message>
        <source>What was decided</source>
        <translation>定了什么</translation>
    </message>
    <message>
        <source>Who keeps another opinion, and which</source>
        <translation>保留意见</translation>
    </message>
    <message>
        <source>Who does what by when</source>
        <translation>行动分工</translation>
    </message>
    <message>
        <source>Work from this topic</source>
        <translation>这个议题的措施和任务</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>+14 or 2026-12-01</source>
        <translation>+14 或 2026-12-01</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>做什么</translation>
    </message>
    <message>
        <source>Who answers for it</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>By when</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>哪条线</translation>
    </message>
    <message>
        <source>Add to the plan</source>
        <translation>列入计划</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>还没定</translation>
    </message>
    <message>
        <source>nobody answers yet</source>
        <translation>还没有人负责</translation>
    </message>
    <message>
        <source>Write what is to be done.</source>
        <translation>请写要做什么。</translation>
    </message>
    <message>
        <source>This is not a date. Write it like 2026-11-30.</source>
        <translation>这不是日期。请写成 2026-11-30 这样。</translation>
    </message>
    <message>
        <source>In the plan now.</source>
        <translation>已列入计划。</translation>
    </message>
    <message>
        <source>Taken off: {words}</source>
        <translation>已移除：{words}</translation>
    </message>
</context>
<context>
    <name>DeliberationPage</name>
    <message>
        <source>Meetings, cases or visits on site</source>
        <translation>会议、案件或踏勘</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>踏勘</translation>
    </message>
    <message>
        <source>All meetings</source>
        <translation>全部会议</translation>
    </message>
    <message>
        <source>Plan a meeting</source>
        <translation>安排会议</translation>
    </message>
    <message>
        <source>Begin from a template …</source>
        <translation>按模板开始…</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>投影</translation>
    </message>
    <message>
        <source>Large type for the room (F5); arrow keys turn, Esc leaves</source>
        <translation>会场大字（F5）；方向键翻页，Esc 退出</translation>
    </message>
    <message>
        <source>Prepare the papers</source>
        <translation>备齐会议材料</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>全部案件</translation>
    </message>
    <message>
        <source>Begin a case</source>
        <translation>开一个案件</translation>
    </message>
    <message>
        <source>cycle {number}</source>
        <translation>第 {number} 轮</translation>
    </message>
    <message>
        <source>led by {who}</source>
        <translation>{who}牵头</translation>
    </message>
    <message>
        <source>ended {day}</source>
        <translation>{day} 结束</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>议事</translation>
    </message>
</context>
<context>
    <name>Differences</name>
    <message>
        <source>Settle many …</source>
        <translation>一次定多处 …</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>再显示一些</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s) settled; it goes to the others with the next sync.</source>
        <translation>
            <numerusform>定下了 %n 处，下次同步时送给大家。</numerusform>
        </translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤回</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s) are open again.</source>
        <translation>
            <numerusform>又有 %n 处分歧待定。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody contradicts anybody: every answer stands alone.</source>
        <translation>没有说法不一的地方。</translation>
    </message>
    <message numerus="yes">
        <source>On %n record(s) people said different things. Nothing was overwritten.</source>
        <translation>
            <numerusform>有 %n 条记录大家说法不一。谁写的都没有被覆盖。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Show: {what}</source>
        <translation>查看：{what}</translation>
    </message>
</context>
<context>
    <name>Door</name>
    <message>
        <source>This is the demonstration. Its passphrase is: {word}</source>
        <translation>这是演示资料，口令是：{word}</translation>
    </message>
    <message>
        <source>Enter the passphrase or the recovery code first.</source>
        <translation>请先输入口令或恢复码。</translation>
    </message>
    <message>
        <source>Repairing the workspace</source>
        <translation>正在修复工作区</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>已停止，什么都没有改动。</translation>
    </message>
    <message>
        <source>Preparing the demonstration</source>
        <translation>正在准备演示资料</translation>
    </message>
    <message>
        <source>Restored the backup of {when}.</source>
        <translation>已恢复 {when} 的备份。</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) are missing in it.</source>
        <translation>
            <numerusform>其中缺 %n 张照片。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) were missing already when it was made.</source>
        <translation>
            <numerusform>有 %n 张照片在备份时就已经缺失。</numerusform>
        </translation>
    </message>
    <message>
        <source>Restoring the backup</source>
        <translation>正在恢复备份</translation>
    </message>
    <message>
        <source>Creating the workspace</source>
        <translation>正在新建工作区</translation>
    </message>
    <message>
        <source>Joining the community</source>
        <translation>正在加入社区</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Sync: {where}</source>
        <translation>同步：{where}</translation>
    </message>
    <message>
        <source>Last time {when}: both sides were equal</source>
        <translation>上次 {when}：两边一致</translation>
    </message>
    <message>
        <source>Last time {when}</source>
        <translation>上次 {when}</translation>
    </message>
    <message>
        <source>Last time {when}: it was not finished</source>
        <translation>上次 {when}：没有做完</translation>
    </message>
    <message>
        <source>Connecting …</source>
        <translation>正在连接 …</translation>
    </message>
    <message>
        <source>Fetching: {done}</source>
        <translation>正在接收：{done}</translation>
    </message>
    <message>
        <source>Bringing: {done} of {total}</source>
        <translation>正在送出：{done} / {total}</translation>
    </message>
    <message>
        <source>Fetching photos: {done} of {total}</source>
        <translation>正在接收照片：{done} / {total}</translation>
    </message>
    <message>
        <source>Nothing to bring there.</source>
        <translation>没有要送去的。</translation>
    </message>
    <message>
        <source>{changes} and {photos}</source>
        <translation>{changes}、{photos}</translation>
    </message>
    <message>
        <source>To bring there: {what}.</source>
        <translation>要送去：{what}。</translation>
    </message>
    <message>
        <source>This laptop has not been there yet; what is there is seen at the first sync.</source>
        <translation>本机还没有到过那里；那边有什么，第一次同步时就知道。</translation>
    </message>
    <message>
        <source>Nothing new there, but {photos} can be fetched if they lie there.</source>
        <translation>那边没有新改动；还缺 {photos}，那边若有就会取来。</translation>
    </message>
    <message>
        <source>Nothing new there.</source>
        <translation>那边没有新内容。</translation>
    </message>
    <message>
        <source>To fetch: more than {changes}.</source>
        <translation>要取来：超过 {changes}。</translation>
    </message>
    <message>
        <source>To fetch: {changes}.</source>
        <translation>要取来：{changes}。</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>正在停止 …</translation>
    </message>
</context>
<context>
    <name>DoorPage</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>Doors</name>
    <message>
        <source>From door to door</source>
        <translation>入户</translation>
    </message>
    <message>
        <source>Homes</source>
        <translation>住户</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>楼栋</translation>
    </message>
    <message numerus="yes">
        <source>Somebody opened at {reached} of %n home(s)</source>
        <translation>
            <numerusform>%n 户中 {reached} 户在家</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n home(s) nobody has knocked at yet</source>
        <translation>
            <numerusform>还有 %n 户没有去</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DossierPanel</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>不要了</translation>
    </message>
    <message>
        <source>What was not finished; the file stays as it was</source>
        <translation>只丢掉没填完的部分，档案照旧</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>File of {place}</source>
        <translation>{place} 的档案</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) still want an answer. The first one is shown.</source>
        <translation>
            <numerusform>还有 %n 题没有填。已跳到第一题。</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep it as it is</source>
        <translation>就这样保存</translation>
    </message>
    <message>
        <source>The file is kept. The next visit begins with its facts.</source>
        <translation>档案已保存，下次走访会带上这些情况。</translation>
    </message>
</context>
<context>
    <name>Dragging</name>
    <message>
        <source>Close it first, with a photo or words; only then is it rechecked and told.</source>
        <translation>先办结，要有照片或说明；办结以后才能复查、反馈。</translation>
    </message>
    <message>
        <source>Accept it first: who deals with it, and by when.</source>
        <translation>先受理：谁来办、什么时候办完。</translation>
    </message>
    <message>
        <source>Assign it first: somebody has to put it right.</source>
        <translation>先派单：要有人负责整改。</translation>
    </message>
    <message>
        <source>Report back first: nobody can be asked who was not told.</source>
        <translation>先反馈：没告诉过的人，不能问满意不满意。</translation>
    </message>
    <message>
        <source>What was taken in hand is not new again.</source>
        <translation>已经受理的，不能再算新发现。</translation>
    </message>
    <message>
        <source>It goes back only when a recheck finds it not in order.</source>
        <translation>不能往回拖。复查不合格，才会退回处置。</translation>
    </message>
</context>
<context>
    <name>DrawingField</name>
    <message>
        <source>Draw with pen, finger or mouse; by key: arrows, Space for pen down, Backspace</source>
        <translation>用笔、手指或鼠标画；用键盘：方向键移动，空格落笔抬笔，退格撤一笔</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>黑</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄</translation>
    </message>
    <message>
        <source>Draw again</source>
        <translation>重画</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>已画好</translation>
    </message>
</context>
<context>
    <name>DropField</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
</context>
<context>
    <name>Duties</name>
    <message>
        <source>Each place has somebody who answers for it. Enter the buildings first, then name who it is.</source>
        <translation>每处地方都有人负责。先录楼栋，再写上是谁。</translation>
    </message>
    <message>
        <source>Enter buildings</source>
        <translation>录楼栋</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Place or name</source>
        <translation>地点或姓名</translation>
    </message>
    <message>
        <source>Only places without one</source>
        <translation>只看没有责任人的</translation>
    </message>
    <message>
        <source>Nobody answers for this place, nor for one around it.</source>
        <translation>这里没有人负责，上一级也没有。</translation>
    </message>
    <message>
        <source>Who answers</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Somebody from now on</source>
        <translation>写上责任人</translation>
    </message>
    <message>
        <source>Who did, and does</source>
        <translation>历任</translation>
    </message>
    <message>
        <source>Nobody was named yet.</source>
        <translation>还没有写过责任人。</translation>
    </message>
    <message>
        <source>Ends today</source>
        <translation>今天结束</translation>
    </message>
    <message numerus="yes">
        <source>Only the %n place(s) without one</source>
        <translation>
            <numerusform>只看没有责任人的 %n 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{found} of %n place(s)</source>
        <translation>
            <numerusform>%n 处中 {found} 处</numerusform>
        </translation>
    </message>
    <message>
        <source>Today, nearest first:</source>
        <translation>今天由谁负责，由近到远：</translation>
    </message>
    <message>
        <source>Nobody of its own; whoever answers around it stands in:</source>
        <translation>本处没有责任人，由上一级的人代管：</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>{day} 起</translation>
    </message>
    <message>
        <source>Stairwell head</source>
        <translation>楼道长</translation>
    </message>
    <message>
        <source>Building head</source>
        <translation>楼长</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>Write a name first.</source>
        <translation>请先写姓名。</translation>
    </message>
    <message>
        <source>As what</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>From which day</source>
        <translation>从哪天起</translation>
    </message>
    <message>
        <source>Write from which day on.</source>
        <translation>请写从哪天起。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Whoever answered as the same until now stops the day before; what they did stays theirs.</source>
        <translation>同一身份的前任到前一天为止；以前的记录仍是前任的。</translation>
    </message>
    <message>
        <source>{name} answers for {place}</source>
        <translation>{place}由{name}负责</translation>
    </message>
    <message>
        <source>{name} answers for {place} until today</source>
        <translation>{place}由{name}负责到今天</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>Bring in and hand on</source>
        <translation>带入和交出</translation>
    </message>
    <message>
        <source>Bring in records …</source>
        <translation>带入答卷…</translation>
    </message>
    <message>
        <source>Hand on …</source>
        <translation>交出…</translation>
    </message>
    <message>
        <source>Workbook for Excel or WPS</source>
        <translation>工作簿（Excel、WPS）</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>表格（CSV）</translation>
    </message>
    <message>
        <source>Linked tables (CSV in a zip)</source>
        <translation>相连的多张表（zip 里的 CSV）</translation>
    </message>
    <message>
        <source>Records with photos for ODK or KoboToolbox (zip)</source>
        <translation>带照片的答卷，给 ODK 或 KoboToolbox（zip）</translation>
    </message>
    <message>
        <source>Analysis file without names (SQLite)</source>
        <translation>不带姓名的分析文件（SQLite）</translation>
    </message>
    <message>
        <source>Entity list (CSV)</source>
        <translation>实体清单（CSV）</translation>
    </message>
    <message>
        <source>for us: everything</source>
        <translation>给自己人：全部</translation>
    </message>
    <message>
        <source>for everybody: public answers only</source>
        <translation>给所有人：只有可公开的答案</translation>
    </message>
    <message>
        <source>Names of questions and choices instead of their words</source>
        <translation>用题目和选项的代号，不用文字</translation>
    </message>
    <message>
        <source>A column of 1 and 0 for each choice one may tick</source>
        <translation>多选题每个选项一列，写 1 或 0</translation>
    </message>
    <message>
        <source>Headings begin with the groups</source>
        <translation>表头先写所在的分组</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>What</source>
        <translation>交出什么</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>List</source>
        <translation>清单</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>给谁看</translation>
    </message>
    <message>
        <source>{name} ({count})</source>
        <translation>{name}（{count}）</translation>
    </message>
    <message>
        <source>Bringing in records</source>
        <translation>正在带入答卷</translation>
    </message>
    <message>
        <source>Writing {name}</source>
        <translation>正在写 {name}</translation>
    </message>
    <message>
        <source>Zip of records</source>
        <translation>答卷压缩包</translation>
    </message>
    <message>
        <source>analysis</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Stopped. What had come in stays; bring the same zip in again for the rest.</source>
        <translation>已停止。已带入的都保留；其余的请再带入同一个压缩包。</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>已存为 {name}。</translation>
    </message>
</context>
<context>
    <name>Facilities</name>
    <message>
        <source>Hydrants, drains, gas risers, parking: enter what an estate has and how it is, and the list adds up by kind.</source>
        <translation>消火栓、排水管、燃气立管、车位：登记小区有什么、状况怎样，清单按类别自动合计。</translation>
    </message>
    <message>
        <source>Enter the first facility</source>
        <translation>登记第一项设施</translation>
    </message>
    <message>
        <source>Enter a facility</source>
        <translation>登记设施</translation>
    </message>
    <message>
        <source>Kinds of facilities</source>
        <translation>设施类别</translation>
    </message>
    <message>
        <source>Estate or building</source>
        <translation>小区或楼栋</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Nothing of this kind here.</source>
        <translation>这里没有这一类。</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>List on paper</source>
        <translation>纸质清单</translation>
    </message>
    <message>
        <source>To hang up or send</source>
        <translation>公开版：张贴或报送</translation>
    </message>
    <message>
        <source>For insiders: with remarks</source>
        <translation>内部版：带备注</translation>
    </message>
    <message>
        <source>Save as Excel</source>
        <translation>存为 Excel</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>全部</translation>
    </message>
    <message numerus="yes">
        <source>All kinds · %n piece(s)</source>
        <translation>
            <numerusform>全部类别 · %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>全部类别</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies)</source>
        <translation>
            <numerusform>%n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) old, out of order or missing</source>
        <translation>
            <numerusform>其中老旧、损坏、缺失 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>built {year}</source>
        <translation>{year} 年建</translation>
    </message>
    <message>
        <source>Facilities</source>
        <translation>设施清单</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>已保存：{file}</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>What</source>
        <translation>是什么</translation>
    </message>
    <message>
        <source>Write what it is.</source>
        <translation>请写是什么。</translation>
    </message>
    <message>
        <source>hydrant</source>
        <translation>消火栓</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Write how many.</source>
        <translation>请写数量。</translation>
    </message>
    <message>
        <source>How it is</source>
        <translation>状况</translation>
    </message>
    <message>
        <source>not looked at</source>
        <translation>未查</translation>
    </message>
    <message>
        <source>Built in which year</source>
        <translation>哪一年建的</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Entered: {what} × {count}</source>
        <translation>已登记：{what} × {count}</translation>
    </message>
    <message>
        <source>Changed: {title}</source>
        <translation>已修改：{title}</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Taken out: {title}</source>
        <translation>已删去：{title}</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>From</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Who leads it</source>
        <translation>主持人</translation>
    </message>
    <message>
        <source>Who writes</source>
        <translation>记录人</translation>
    </message>
    <message>
        <source>People who should come</source>
        <translation>应到（人）</translation>
    </message>
    <message>
        <source>Days of notice</source>
        <translation>提前几天通知</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>会议类型</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>2026-11-30, +7 or today</source>
        <translation>2026-11-30、+7 或 今天</translation>
    </message>
    <message>
        <source>What became of the last decisions</source>
        <translation>上次决议落实情况</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>On to the agenda</source>
        <translation>接着定议程</translation>
    </message>
    <message>
        <source>no case</source>
        <translation>不挂案件</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>议题</translation>
    </message>
    <message>
        <source>How it is now</source>
        <translation>现状</translation>
    </message>
    <message>
        <source>How it is now, in numbers or in a sentence</source>
        <translation>现状：写数字或一句话</translation>
    </message>
    <message>
        <source>From: {sources}</source>
        <translation>来源：{sources}</translation>
    </message>
    <message>
        <source>{item}, open since {day}, {state}</source>
        <translation>{item}，{day} 起未解决，{state}</translation>
    </message>
    <message>
        <source>no decision</source>
        <translation>没有决议</translation>
    </message>
    <message>
        <source>At the meeting of {day}: {what}</source>
        <translation>{day} 会上：{what}</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>属于</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>次序</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>楼层</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>May be printed for everybody</source>
        <translation>可以公开印出</translation>
    </message>
    <message>
        <source>The same place as</source>
        <translation>与之是同一处</translation>
    </message>
    <message>
        <source>Deleted, and changed meanwhile</source>
        <translation>有人删除，同时有人修改</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>情形</translation>
    </message>
    <message>
        <source>A step of the issue</source>
        <translation>问题的一步处理</translation>
    </message>
    <message>
        <source>(cleared)</source>
        <translation>（清空）</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>FileField</name>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Attach a recording…</source>
        <translation>附上录音…</translation>
    </message>
    <message>
        <source>Attach a film…</source>
        <translation>附上视频…</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>A copy is made for the computer&apos;s own player and removed when the window closes</source>
        <translation>会给电脑的播放程序复制一份，窗口关闭时删除</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>Record it with a telephone or a recorder, then attach the file.</source>
        <translation>请用手机或录音设备录好，再把文件附上。</translation>
    </message>
    <message>
        <source>A file is attached</source>
        <translation>已附一个文件</translation>
    </message>
    <message>
        <source>{name}, {size} kB</source>
        <translation>{name}，{size} KB</translation>
    </message>
    <message>
        <source>Files of this kind ({suffixes})</source>
        <translation>这类文件（{suffixes}）</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>It is larger than 512 MB. Attach a shorter or smaller one.</source>
        <translation>超过 512 MB。请附上更短或更小的文件。</translation>
    </message>
    <message>
        <source>Taking in the file</source>
        <translation>正在收入文件</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>Still open</source>
        <translation>未解决</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Major</source>
        <translation>重大（疑似）</translation>
    </message>
    <message>
        <source>Serious</source>
        <translation>较大</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>反弹过</translation>
    </message>
    <message>
        <source>To tell upward</source>
        <translation>待上报</translation>
    </message>
    <message>
        <source>To report back</source>
        <translation>待反馈</translation>
    </message>
    <message>
        <source>Act now</source>
        <translation>马上办</translation>
    </message>
    <message>
        <source>With care</source>
        <translation>贴心办</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>片区</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>What is dealt with at once, within three days</source>
        <translation>急难愁盼，三天内办</translation>
    </message>
    <message>
        <source>Households in need. Nothing public ever tells of these: only how many.</source>
        <translation>困难群众。公开材料里绝不出现内容，只有件数。</translation>
    </message>
</context>
<context>
    <name>FindWindow</name>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Place, issue, person, meeting, words of an answer …</source>
        <translation>地点、问题、人、会议、问卷里的话……</translation>
    </message>
    <message>
        <source>What to find</source>
        <translation>查找内容</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>找到的</translation>
    </message>
    <message>
        <source>Two characters are enough. Arrows choose, Enter opens, Esc closes.</source>
        <translation>输两个字就行。上下键选，回车打开，Esc 关闭。</translation>
    </message>
    <message numerus="yes">
        <source>All %n issue(s) in the ledger</source>
        <translation>
            <numerusform>在台账里看全部 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has these characters. Fewer of them find more.</source>
        <translation>没有找到。少输几个字试试。</translation>
    </message>
</context>
<context>
    <name>FinishPanel</name>
    <message>
        <source>{question}: {said}</source>
        <translation>{question}：{said}</translation>
    </message>
    <message>
        <source>Finish the round</source>
        <translation>结束本次巡查</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) still need an answer.</source>
        <translation>
            <numerusform>还有 %n 题要填。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n home(s) have not been visited and go on the list of homes to come back to.</source>
        <translation>
            <numerusform>还有 %n 户没去，会列入待补查清单。</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is answered.</source>
        <translation>都填好了。</translation>
    </message>
    <message>
        <source>{place}, {count} missing, first: {what}</source>
        <translation>{place}：还差 {count} 题，先填 {what}</translation>
    </message>
    <message numerus="yes">
        <source>and %n more place(s)</source>
        <translation>
            <numerusform>还有 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>Finish as it is</source>
        <translation>就这样结束</translation>
    </message>
    <message>
        <source>What is not answered stays open and is counted as not seen</source>
        <translation>没填的保持空着，算作未查看</translation>
    </message>
</context>
<context>
    <name>FittingDay</name>
    <message>
        <source>Sheet to tick by pen</source>
        <translation>纸质勾选单</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>片区</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Devices to fit</source>
        <translation>要装的设备</translation>
    </message>
    <message>
        <source>Nothing is left to fit here. What homes ask for stands under Demands.</source>
        <translation>这里没有要装的了。各户的需求在“加装需求”里。</translation>
    </message>
    <message>
        <source>Fitted: one more (Space)</source>
        <translation>装好一件（空格）</translation>
    </message>
    <message>
        <source>Checked (C)</source>
        <translation>已查 (C)</translation>
    </message>
    <message>
        <source>Photo of it (P)</source>
        <translation>安装照片 (P)</translation>
    </message>
    <message>
        <source>all areas</source>
        <translation>全部片区</translation>
    </message>
    <message numerus="yes">
        <source>{fitted} of %n device(s) fitted</source>
        <translation>
            <numerusform>%n 件设备中已装 {fitted} 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n home(s)</source>
        <translation>
            <numerusform>%n 户</numerusform>
        </translation>
    </message>
    <message>
        <source>Fitted: {what}</source>
        <translation>装好：{what}</translation>
    </message>
    <message>
        <source>Checked: {what}</source>
        <translation>已查：{what}</translation>
    </message>
    <message>
        <source>Tick a fitted device first; then its photo.</source>
        <translation>请先勾一件装好的设备，再加照片。</translation>
    </message>
    <message>
        <source>Photo of the fitted device</source>
        <translation>装好后的照片</translation>
    </message>
    <message>
        <source>Pictures ({kinds})</source>
        <translation>图片（{kinds}）</translation>
    </message>
    <message>
        <source>Photo kept.</source>
        <translation>照片已保存。</translation>
    </message>
    <message>
        <source>Installation day</source>
        <translation>安装日</translation>
    </message>
</context>
<context>
    <name>FoldedField</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
</context>
<context>
    <name>FolderDoor</name>
    <message>
        <source>Shared folder</source>
        <translation>共享文件夹</translation>
    </message>
    <message>
        <source>Another folder …</source>
        <translation>换一个文件夹 …</translation>
    </message>
    <message>
        <source>A folder on a network drive, or one that a cloud program keeps equal.</source>
        <translation>网络盘上的文件夹，或由网盘程序保持一致的文件夹。</translation>
    </message>
    <message>
        <source>Choose a folder …</source>
        <translation>选择文件夹 …</translation>
    </message>
</context>
<context>
    <name>FollowUp</name>
    <message>
        <source>Nothing was decided yet. A decision and its work are written under the topic.</source>
        <translation>还没有决议。决议和分工写在议题里。</translation>
    </message>
    <message>
        <source>Work from decisions</source>
        <translation>决议落实</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>已开始</translation>
    </message>
    <message>
        <source>D or Enter marks a line done, S as begun. Late ones stand first.</source>
        <translation>D 或回车标为完成，S 标为已开始。逾期的排在最前。</translation>
    </message>
    <message>
        <source>What shows that it is done, then Enter</source>
        <translation>写下做成了什么，按回车</translation>
    </message>
    <message>
        <source>What shows that it is done</source>
        <translation>完成的依据</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>决议</translation>
    </message>
    <message>
        <source>Told today</source>
        <translation>今天已告知</translation>
    </message>
    <message>
        <source>How residents were told</source>
        <translation>怎么告知居民的</translation>
    </message>
    <message>
        <source>T or Enter notes that residents were told of a decision today.</source>
        <translation>T 或回车记下：今天已把这条决议告知居民。</translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n piece(s) of work done</source>
        <translation>
            <numerusform>%n 项中完成 {done} 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) late</source>
        <translation>
            <numerusform>逾期 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody was given any of it to do yet. Work is written under the topic, below its decision.</source>
        <translation>还没有分工。分工写在议题的决议下面。</translation>
    </message>
    <message numerus="yes">
        <source>Residents were told of {told} of %n decision(s)</source>
        <translation>
            <numerusform>%n 条决议，已告知居民 {told} 条</numerusform>
        </translation>
    </message>
    <message>
        <source>not told yet</source>
        <translation>还没告知</translation>
    </message>
    <message>
        <source>nobody answers yet</source>
        <translation>还没有人负责</translation>
    </message>
    <message>
        <source>by {day}</source>
        <translation>{day} 前</translation>
    </message>
    <message>
        <source>no day</source>
        <translation>没定时间</translation>
    </message>
    <message>
        <source>late</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Marked as done</source>
        <translation>已标为完成</translation>
    </message>
    <message>
        <source>Noted: residents were told</source>
        <translation>已记下：已告知居民</translation>
    </message>
</context>
<context>
    <name>FormPanel</name>
    <message>
        <source>All forms</source>
        <translation>全部表单</translation>
    </message>
    <message>
        <source>Language of the form</source>
        <translation>表单语言</translation>
    </message>
    <message>
        <source>as written</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>One at a time</source>
        <translation>逐屏填写</translation>
    </message>
    <message>
        <source>Show one screen after the other</source>
        <translation>一次只显示一屏</translation>
    </message>
    <message>
        <source>Last answers</source>
        <translation>上次答案</translation>
    </message>
    <message>
        <source>Show beside each question what was answered the last time</source>
        <translation>在每道题旁显示上一次的回答</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一屏</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一屏</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>{done} of {count} answered</source>
        <translation>已答 {done}/{count}</translation>
    </message>
    <message>
        <source>Screen {number} of {count}</source>
        <translation>第 {number}/{count} 屏</translation>
    </message>
    <message>
        <source>{question}: {said}</source>
        <translation>{question}：{said}</translation>
    </message>
</context>
<context>
    <name>FormView</name>
    <message>
        <source>The row is taken out.</source>
        <translation>这一行已拿掉。</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>放回去</translation>
    </message>
    <message>
        <source>Not saved: {why} What you typed is kept here; it is tried again by itself.</source>
        <translation>没有存上：{why} 您输入的内容还在这里，程序会自己再试。</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>现在再试</translation>
    </message>
</context>
<context>
    <name>FormsCard</name>
    <message>
        <source>Forms</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>A form is a spreadsheet in the XLSForm standard. Copy one, change it in Excel or WPS, raise its version, and take it in here. Answers already given keep the version they were given in.</source>
        <translation>表单就是一份按 XLSForm 标准写的表格。复制一份，用 Excel 或 WPS 改好，把版本号加一，再从这里收进来。已经填好的答案仍按原来的版本保存。</translation>
    </message>
    <message>
        <source>Take in a form …</source>
        <translation>收入表单…</translation>
    </message>
    <message>
        <source>What is wrong in the form</source>
        <translation>表单里有什么问题</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>怎么改</translation>
    </message>
    <message>
        <source>Reading the form</source>
        <translation>正在读表单</translation>
    </message>
    <message>
        <source>{title}, version {version}</source>
        <translation>{title}，版本 {version}</translation>
    </message>
    <message>
        <source>Fill in: {title}</source>
        <translation>填写：{title}</translation>
    </message>
    <message>
        <source>Filled in on pages of their own: {forms}.</source>
        <translation>在各自的页面里填：{forms}。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Spreadsheet of the form</source>
        <translation>选择表单的表格文件</translation>
    </message>
    <message>
        <source>Taken in: {title}, version {version}.</source>
        <translation>已收入：{title}，版本 {version}。</translation>
    </message>
    <message numerus="yes">
        <source>{file} cannot be used yet: %n thing(s) to mend.</source>
        <translation>
            <numerusform>{file} 还不能用：有 %n 处要改。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormsList</name>
    <message>
        <source>Search the answers</source>
        <translation>搜索答案</translation>
    </message>
    <message>
        <source>Records of which form</source>
        <translation>哪张表单的记录</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>未填完</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>No record matches.</source>
        <translation>没有相符的记录。</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>显示更多</translation>
    </message>
    <message>
        <source>Fill in a form</source>
        <translation>填一张表</translation>
    </message>
    <message>
        <source>{title}, version {version}</source>
        <translation>{title}，版本 {version}</translation>
    </message>
    <message>
        <source>Fill in: {title}</source>
        <translation>填写：{title}</translation>
    </message>
    <message>
        <source>All forms</source>
        <translation>全部表单</translation>
    </message>
    <message>
        <source>{title} · {name} · {time}</source>
        <translation>{title} · {name} · {time}</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>还没有回答</translation>
    </message>
    <message>
        <source>Correction: {what}</source>
        <translation>更正：{what}</translation>
    </message>
    <message>
        <source>Go on with: {what}</source>
        <translation>继续填写：{what}</translation>
    </message>
    <message>
        <source>Throw away: {what}</source>
        <translation>丢弃：{what}</translation>
    </message>
    <message>
        <source>nothing said</source>
        <translation>没有回答</translation>
    </message>
    <message>
        <source>Look at: {what}</source>
        <translation>查看：{what}</translation>
    </message>
    <message>
        <source>Correct: {what}</source>
        <translation>更正：{what}</translation>
    </message>
    <message>
        <source>Begin a new one from: {what}</source>
        <translation>以此为底新填一份：{what}</translation>
    </message>
</context>
<context>
    <name>FormsView</name>
    <message>
        <source>The answers are carried over to version {version}.</source>
        <translation>答案已带到版本 {version}。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>The draft is thrown away.</source>
        <translation>草稿已丢弃。</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>放回来</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>This form asks why a finished record is changed. What is the reason?</source>
        <translation>这份表单要求说明为什么更改已完成的记录。原因是什么？</translation>
    </message>
    <message>
        <source>Reason for the change</source>
        <translation>更改原因</translation>
    </message>
    <message>
        <source>This form needs a reason for each change; the correction stays begun.</source>
        <translation>这份表单每次更改都要写明原因；更正仍保留为草稿。</translation>
    </message>
    <message>
        <source>{title} is kept.</source>
        <translation>{title}已保存。</translation>
    </message>
    <message>
        <source>Fill in another</source>
        <translation>再填一张</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>The last answers could not be saved. Free some space on the disk first.</source>
        <translation>最后的回答没有存上。请先腾出磁盘空间。</translation>
    </message>
</context>
<context>
    <name>FromIssues</name>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>发现的问题</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Found on</source>
        <translation>发现日期</translation>
    </message>
    <message>
        <source>Issues that ask for a device</source>
        <translation>需要设备的问题</translation>
    </message>
    <message>
        <source>Make the chosen ones demands</source>
        <translation>把选中的转为需求</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>All %n issue(s)</source>
        <translation>
            <numerusform>全部 %n 个问题</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Funds</name>
    <message>
        <source>What a charity sale brings and what it is spent on stands here, so that anybody can add it up.</source>
        <translation>义卖收了多少、花在哪里都记在这里，谁都能算一遍。</translation>
    </message>
    <message>
        <source>Begin a fund</source>
        <translation>登记资金</translation>
    </message>
    <message>
        <source>Funds</source>
        <translation>资金</translation>
    </message>
    <message>
        <source>In yuan. A line opens its entries below.</source>
        <translation>单位：元。选一行，下面是它的每一笔。</translation>
    </message>
    <message>
        <source>Sums</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Money in</source>
        <translation>收入</translation>
    </message>
    <message>
        <source>Money out</source>
        <translation>支出</translation>
    </message>
    <message>
        <source>Open the fund</source>
        <translation>启用资金</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>逐笔</translation>
    </message>
    <message>
        <source>No entry yet.</source>
        <translation>还没有记账。</translation>
    </message>
    <message>
        <source>Take the entry back</source>
        <translation>撤销这笔</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>收支公示</translation>
    </message>
    <message>
        <source>For everybody: sources and purposes, nobody&apos;s name</source>
        <translation>公开版：来源和用途，没有姓名</translation>
    </message>
    <message>
        <source>For insiders: with remarks and receipts</source>
        <translation>内部版：含备注和凭证</translation>
    </message>
    <message>
        <source>Besides the money of the fund</source>
        <translation>资金以外的投入</translation>
    </message>
    <message>
        <source>Work, goods and rooms that residents and partners give are no entries of a fund.</source>
        <translation>居民和伙伴出的工、物料和场地，不记进资金账。</translation>
    </message>
    <message>
        <source>What was put in</source>
        <translation>投入</translation>
    </message>
    <message>
        <source>{amount} yuan left</source>
        <translation>结余 {amount} 元</translation>
    </message>
    <message>
        <source>{title} · planned</source>
        <translation>{title} · 筹备中</translation>
    </message>
    <message numerus="yes">
        <source>%n fund(s)</source>
        <translation>
            <numerusform>%n 项资金</numerusform>
        </translation>
    </message>
    <message>
        <source>{incoming} in − {outgoing} out = {left} yuan left</source>
        <translation>收入 {incoming} − 支出 {outgoing} = 结余 {left} 元</translation>
    </message>
    <message>
        <source>Planned: it counts, and is published, from the day on which it is opened.</source>
        <translation>筹划中：从启用那天起才记账和公示。</translation>
    </message>
    <message>
        <source>All entries · {amount} left</source>
        <translation>全部 · 结余 {amount}</translation>
    </message>
    <message>
        <source>Open since {day}</source>
        <translation>{day} 启用</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies)</source>
        <translation>
            <numerusform>%n 笔</numerusform>
        </translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>{amount} left</source>
        <translation>结余 {amount}</translation>
    </message>
    <message>
        <source>Name of the fund</source>
        <translation>资金名称</translation>
    </message>
    <message>
        <source>Write a name first.</source>
        <translation>请先写姓名。</translation>
    </message>
    <message>
        <source>Open from which day</source>
        <translation>从哪天启用</translation>
    </message>
    <message>
        <source>blank: only planned</source>
        <translation>留空就是筹划中</translation>
    </message>
    <message>
        <source>Begun: {title}</source>
        <translation>已登记：{title}</translation>
    </message>
    <message>
        <source>Write from which day on.</source>
        <translation>请写从哪天起。</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>From then on entries can be made, and the public statement shows the fund.</source>
        <translation>从那天起可以记账，公示里也会有。</translation>
    </message>
    <message>
        <source>The fund is open</source>
        <translation>资金已启用</translation>
    </message>
    <message>
        <source>Write the amount in yuan.</source>
        <translation>请写金额（元）。</translation>
    </message>
    <message>
        <source>Amount in yuan</source>
        <translation>金额（元）</translation>
    </message>
    <message>
        <source>Where from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Remark, for insiders only</source>
        <translation>备注（只限内部）</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>做什么</translation>
    </message>
    <message>
        <source>Write what it is for.</source>
        <translation>请写做什么。</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>An entry needs its day.</source>
        <translation>请写日期。</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>凭证</translation>
    </message>
    <message>
        <source>{amount} yuan in</source>
        <translation>已记收入 {amount} 元</translation>
    </message>
    <message>
        <source>{amount} yuan out</source>
        <translation>已记支出 {amount} 元</translation>
    </message>
    <message>
        <source>Enter it</source>
        <translation>记账</translation>
    </message>
    <message>
        <source>This entry was taken back already.</source>
        <translation>这笔已经撤销过了。</translation>
    </message>
    <message>
        <source>Taken back: {amount} yuan. Both entries stay and neither counts.</source>
        <translation>已撤销 {amount} 元。两笔都留着，都不计。</translation>
    </message>
</context>
<context>
    <name>Given</name>
    <message>
        <source>{what}: take it off</source>
        <translation>{what}：去掉</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Residents, companies and public money stand apart and have no sum. Work counts attendances and hours, goods their own unit, money yuan, rooms how often; none is turned into another. A fund&apos;s money is in the fund.</source>
        <translation>居民、企业和伙伴、公费分列，不相加。出工按人次和小时，物料按各自的单位，资金按元，场地按次，互不折算。资金账里的钱只在资金里。</translation>
    </message>
    <message>
        <source>Put in by whom</source>
        <translation>谁投入了什么</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>还没有。</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>统计范围</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message numerus="yes">
        <source>All: %n entry(ies)</source>
        <translation>
            <numerusform>全部：%n 笔</numerusform>
        </translation>
    </message>
    <message>
        <source>{what}: {counted}</source>
        <translation>{what}：{counted}</translation>
    </message>
</context>
<context>
    <name>GivenWords</name>
    <message numerus="yes">
        <source>work: %n attendance(s)</source>
        <translation>
            <numerusform>出工 %n 人次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>{amount} yuan</source>
        <translation>{amount} 元</translation>
    </message>
    <message numerus="yes">
        <source>a room %n time(s)</source>
        <translation>
            <numerusform>场地 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>{who}: {what}</source>
        <translation>{who}：{what}</translation>
    </message>
</context>
<context>
    <name>Handed</name>
    <message>
        <source>Only how many: no number of a card, no name. Card and serial numbers are refused here.</source>
        <translation>只记数量：不记卡号，不记名字。这里填卡号、编号会被拒收。</translation>
    </message>
    <message>
        <source>What is handed out</source>
        <translation>发放什么</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>楼栋</translation>
    </message>
    <message>
        <source>Homes</source>
        <translation>住户</translation>
    </message>
    <message>
        <source>This building has no homes yet.</source>
        <translation>这栋楼还没有登记住户。</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>T  Shown how</source>
        <translation>T  教过了</translation>
    </message>
    <message>
        <source>Correct (Enter)</source>
        <translation>更正（回车）</translation>
    </message>
    <message>
        <source>Take the last back</source>
        <translation>撤回最后一次</translation>
    </message>
    <message>
        <source>By building</source>
        <translation>按楼栋</translation>
    </message>
    <message>
        <source>No buildings yet.</source>
        <translation>还没有楼栋。</translation>
    </message>
    <message>
        <source>Access card</source>
        <translation>门禁卡</translation>
    </message>
    <message>
        <source>{brought} brought = {taken} taken</source>
        <translation>带去 {brought} = 领走 {taken}</translation>
    </message>
    <message>
        <source>{brought} brought − {taken} taken = {left} left</source>
        <translation>带去 {brought} − 领走 {taken} = 剩 {left}</translation>
    </message>
    <message numerus="yes">
        <source>{served} of %n home(s) got some</source>
        <translation>
            <numerusform>%n 户中 {served} 户领到</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n home(s) were shown how it works</source>
        <translation>
            <numerusform>%n 户教过怎么用</numerusform>
        </translation>
    </message>
    <message>
        <source>On a home: a digit hands out so many, T says it was shown how, Enter corrects.</source>
        <translation>在一户上：按数字发几件，按 T 记教过了，按回车更正。</translation>
    </message>
    <message numerus="yes">
        <source>{served} of %n home(s)</source>
        <translation>
            <numerusform>%n 户中 {served} 户</numerusform>
        </translation>
    </message>
    <message>
        <source>{taken} of {brought} taken</source>
        <translation>带去 {brought}，领走 {taken}</translation>
    </message>
    <message>
        <source>shown how</source>
        <translation>教过</translation>
    </message>
    <message>
        <source>not shown how yet</source>
        <translation>还没教</translation>
    </message>
    <message>
        <source>{home}: shown how</source>
        <translation>{home}：教过了</translation>
    </message>
    <message>
        <source>{home}: not shown how</source>
        <translation>{home}：还没教</translation>
    </message>
    <message>
        <source>Taken back: {home}</source>
        <translation>已撤回：{home}</translation>
    </message>
    <message>
        <source>Write how many.</source>
        <translation>请写数量。</translation>
    </message>
    <message>
        <source>Brought</source>
        <translation>带去</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>领走</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Write the day.</source>
        <translation>请写日期。</translation>
    </message>
    <message>
        <source>Shown how the card and the face scan work</source>
        <translation>教过刷卡和刷脸</translation>
    </message>
    <message>
        <source>Noted: {home}</source>
        <translation>已记：{home}</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>HandoutPage</name>
    <message>
        <source>Public: codes, no names</source>
        <translation>公开（只印编号，不印姓名）</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>内部使用</translation>
    </message>
    <message>
        <source>Large type</source>
        <translation>大字版</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation>适合宽度</translation>
    </message>
    <message>
        <source>Meeting handout</source>
        <translation>会议讲义</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>片区</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>给谁看</translation>
    </message>
    <message>
        <source>Pages of the handout</source>
        <translation>讲义的各页</translation>
    </message>
    <message>
        <source>A handout belongs to a meeting. Once a meeting is planned, its pages stand here, ready to print.</source>
        <translation>讲义属于一次会议。安排好会议后，它的每一页就在这里，可以直接打印。</translation>
    </message>
    <message>
        <source>For the meeting and the notice board: house codes instead of numbers, no names or telephone numbers, released photos only, no counts under three.</source>
        <translation>会上发、公示栏贴：门牌换成编号，不印姓名电话，只用已公开的照片，少于 3 的数不单列。</translation>
    </message>
    <message>
        <source>For community workers only: addresses, who puts what right, all photos. Do not hand it out.</source>
        <translation>只给社区工作人员：有地址、责任人和全部照片，不要外发。</translation>
    </message>
    <message>
        <source>The whole community</source>
        <translation>整个社区</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>第 {number} 页，共 {count} 页</translation>
    </message>
    <message>
        <source>handout</source>
        <translation>讲义</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已存为 {name}</translation>
    </message>
</context>
<context>
    <name>HandoverCard</name>
    <message>
        <source>Handing over when people leave</source>
        <translation>撤离时移交</translation>
    </message>
    <message>
        <source>What is handed over</source>
        <translation>移交的内容</translation>
    </message>
    <message>
        <source>Write the handover</source>
        <translation>写移交单</translation>
    </message>
    <message>
        <source>Print the list</source>
        <translation>打印清单</translation>
    </message>
    <message>
        <source>Bring it to their laptop</source>
        <translation>带到对方电脑</translation>
    </message>
    <message>
        <source>As a sealed backup …</source>
        <translation>存成加密备份…</translation>
    </message>
    <message>
        <source>We have all of it</source>
        <translation>都收到了</translation>
    </message>
    <message>
        <source>Clear this laptop …</source>
        <translation>清除这台电脑…</translation>
    </message>
    <message numerus="yes">
        <source>%n form(s)</source>
        <translation>
            <numerusform>%n 张表单</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open issue(s)</source>
        <translation>
            <numerusform>%n 件未结的问题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open task(s)</source>
        <translation>
            <numerusform>%n 项未完成的任务</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n opinion(s) nobody was answered on</source>
        <translation>
            <numerusform>%n 条意见还没有答复</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pact(s)</source>
        <translation>
            <numerusform>%n 份公约</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) that come round</source>
        <translation>
            <numerusform>%n 项周期安排</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) who agreed to be handed over</source>
        <translation>
            <numerusform>%n 位联系人同意移交</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n telephone(s) not on the list: nobody noted that they may be handed over</source>
        <translation>
            <numerusform>%n 个电话不在清单里：没有记过同意移交</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) are only on this laptop</source>
        <translation>
            <numerusform>%n 处改动只在这台电脑上</numerusform>
        </translation>
    </message>
    <message>
        <source>Whoever comes next needs this. A line opens what it counts.</source>
        <translation>接手的人需要这些。点一行就打开。</translation>
    </message>
    <message numerus="yes">
        <source>Written {day} by {by} for {to}: %n record(s), {forms} form(s).</source>
        <translation>
            <numerusform>{day} 由{by}写给{to}：%n 条记录，{forms} 张表单。</numerusform>
        </translation>
    </message>
    <message>
        <source>Received {day} by {by}: all of it is there.</source>
        <translation>{by}于 {day} 确认全部收到。</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) of it not here yet. Sync with their laptop, then look again.</source>
        <translation>
            <numerusform>还有 %n 件没有到这里。请和对方电脑同步，再看一次。</numerusform>
        </translation>
    </message>
    <message>
        <source>All of it is here. Nobody has said yet that it was received.</source>
        <translation>这里都齐了。还没有人确认收到。</translation>
    </message>
    <message>
        <source>Who takes over</source>
        <translation>由谁接手</translation>
    </message>
    <message>
        <source>Write who takes over.</source>
        <translation>请写由谁接手。</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Write from which day on.</source>
        <translation>请写明从哪天起。</translation>
    </message>
    <message>
        <source>Write it</source>
        <translation>写好</translation>
    </message>
    <message>
        <source>What is counted above is written down, so that the other laptop can tell whether all came.</source>
        <translation>把上面数的都记下来，对方电脑就能核对齐不齐。</translation>
    </message>
    <message>
        <source>The handover to {to} is written. Bring it to their laptop now.</source>
        <translation>给{to}的移交单写好了。现在把它带到对方电脑。</translation>
    </message>
    <message>
        <source>Received. It travels back with the next sync.</source>
        <translation>已确认收到。下次同步会带回去。</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>移交清单</translation>
    </message>
</context>
<context>
    <name>Happened</name>
    <message>
        <source>What happened: {name}</source>
        <translation>经过：{name}</translation>
    </message>
    <message>
        <source>With everything inside</source>
        <translation>包括里面的</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Nothing dated is known here yet.</source>
        <translation>还没有带日期的记录。</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s), {first} to {last}, the latest first</source>
        <translation>
            <numerusform>%n 条，{first} 至 {last}，最近的在前</numerusform>
        </translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>巡查</translation>
    </message>
    <message>
        <source>Patrol</source>
        <translation>巡楼</translation>
    </message>
    <message>
        <source>Knock at the door</source>
        <translation>入户</translation>
    </message>
    <message>
        <source>Somebody said</source>
        <translation>有人说</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Device asked for</source>
        <translation>加装需求</translation>
    </message>
    <message>
        <source>Looked at together</source>
        <translation>一起去看</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Put in</source>
        <translation>投入</translation>
    </message>
    <message>
        <source>Handed out</source>
        <translation>发放</translation>
    </message>
    <message>
        <source>Vote</source>
        <translation>投票</translation>
    </message>
    <message>
        <source>To look out for</source>
        <translation>留意</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>周期安排</translation>
    </message>
    <message>
        <source>Pact</source>
        <translation>公约</translation>
    </message>
    <message>
        <source>Issue found</source>
        <translation>发现问题</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Topic of a meeting</source>
        <translation>会议议题</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Answers from here on</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Paired for visits</source>
        <translation>结对探访</translation>
    </message>
    <message>
        <source>On the roster</source>
        <translation>值班</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Stage complete</source>
        <translation>完成一步</translation>
    </message>
    <message>
        <source>Questionnaires</source>
        <translation>问卷</translation>
    </message>
    <message>
        <source>Measure done</source>
        <translation>措施完成</translation>
    </message>
    <message>
        <source>Case begun</source>
        <translation>案件开始</translation>
    </message>
    <message>
        <source>Case ended</source>
        <translation>案件结束</translation>
    </message>
    <message>
        <source>first</source>
        <translation>首次</translation>
    </message>
    <message>
        <source>routine</source>
        <translation>定期</translation>
    </message>
    <message>
        <source>recheck</source>
        <translation>复查</translation>
    </message>
    <message>
        <source>at night</source>
        <translation>夜查</translation>
    </message>
    <message>
        <source>after a report</source>
        <translation>群众反映</translation>
    </message>
    <message>
        <source>campaign</source>
        <translation>专项行动</translation>
    </message>
    <message>
        <source>to be photographed</source>
        <translation>拍照</translation>
    </message>
    <message>
        <source>to be named</source>
        <translation>署名</translation>
    </message>
    <message>
        <source>to be quoted</source>
        <translation>引用原话</translation>
    </message>
    <message>
        <source>to be called</source>
        <translation>联系</translation>
    </message>
    <message>
        <source>to be handed on</source>
        <translation>移交</translation>
    </message>
    <message>
        <source>to a certificate</source>
        <translation>开证明</translation>
    </message>
    <message>
        <source>to visits</source>
        <translation>探访</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Help pages</source>
        <translation>帮助目录</translation>
    </message>
    <message>
        <source>Help text</source>
        <translation>帮助正文</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>全部快捷键</translation>
    </message>
</context>
<context>
    <name>Helpers</name>
    <message>
        <source>For which demand</source>
        <translation>为哪项需求</translation>
    </message>
    <message>
        <source>Skill</source>
        <translation>专长</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>片区</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Part of the day</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Who can help</source>
        <translation>找帮手</translation>
    </message>
    <message>
        <source>Nobody fits. Only those who agreed to be called and whose certificate is valid are offered.</source>
        <translation>没有合适的人。只列出同意联系、证件有效的人。</translation>
    </message>
    <message>
        <source>Put down for it</source>
        <translation>安排这个人</translation>
    </message>
    <message>
        <source>What is needed</source>
        <translation>需要什么</translation>
    </message>
    <message>
        <source>This is not a date. Write it like 2026-11-30.</source>
        <translation>日期不对。请写成 2026-11-30 这样。</translation>
    </message>
    <message>
        <source>anything</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>不限片区</translation>
    </message>
    <message>
        <source>down for: {what}</source>
        <translation>已安排：{what}</translation>
    </message>
    <message>
        <source>has not agreed to be called</source>
        <translation>没有同意联系</translation>
    </message>
    <message>
        <source>certificate ran out</source>
        <translation>证件过期</translation>
    </message>
    <message>
        <source>no time then</source>
        <translation>这个时段没空</translation>
    </message>
    <message>
        <source>does not come there</source>
        <translation>不去这个片区</translation>
    </message>
    <message>
        <source>Not offered: {people}</source>
        <translation>没有列出：{people}</translation>
    </message>
    <message numerus="yes">
        <source>{free} of %n person(s) free then</source>
        <translation>
            <numerusform>%n 人中 {free} 人有空</numerusform>
        </translation>
    </message>
    <message>
        <source>What for</source>
        <translation>做什么</translation>
    </message>
    <message>
        <source>Write what it is for.</source>
        <translation>请写做什么。</translation>
    </message>
    <message>
        <source>All the same, beside: {what}</source>
        <translation>仍然安排，同时还有：{what}</translation>
    </message>
    <message>
        <source>{name} is down for it on {day}</source>
        <translation>已安排{name}，{day}</translation>
    </message>
    <message>
        <source>Put down</source>
        <translation>安排</translation>
    </message>
</context>
<context>
    <name>HubDialog</name>
    <message>
        <source>Office hub</source>
        <translation>站点服务器</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>It is kept in the encrypted workspace, never in plain text.</source>
        <translation>密码只存在加密的工作区里，不以明文保存。</translation>
    </message>
    <message>
        <source>Leave the line empty to keep the present one.</source>
        <translation>不改就空着。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Whoever looks after the hub gives you these three.</source>
        <translation>这三项请向站点管理员要。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>HubDoor</name>
    <message>
        <source>Office hub</source>
        <translation>站点服务器</translation>
    </message>
    <message>
        <source>Another hub or password …</source>
        <translation>换站点或密码 …</translation>
    </message>
    <message>
        <source>The server of the street office, if there is one.</source>
        <translation>街道的服务器（如果有）。</translation>
    </message>
    <message>
        <source>Set up the hub …</source>
        <translation>设置站点 …</translation>
    </message>
</context>
<context>
    <name>ImageMapField</name>
    <message>
        <source>The drawing {file} is not here; choose from the list.</source>
        <translation>示意图 {file} 不在这里，请从列表中选择。</translation>
    </message>
</context>
<context>
    <name>InvitationDialog</name>
    <message>
        <source>Invitation</source>
        <translation>邀请</translation>
    </message>
    <message>
        <source>Code: {code}</source>
        <translation>口令：{code}</translation>
    </message>
    <message>
        <source>The code of this invitation</source>
        <translation>这份邀请的口令</translation>
    </message>
    <message>
        <source>Tell it to whoever joins, by voice or on paper. It must not travel with the file, and it is not shown again.</source>
        <translation>请当面、电话或写在纸上告诉要加入的人。口令不能和文件一起送，也不会再次显示。</translation>
    </message>
    <message>
        <source>The file: {path}</source>
        <translation>文件：{path}</translation>
    </message>
    <message>
        <source>A page to print lies beside it: {path}</source>
        <translation>旁边有一页可以打印：{path}</translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation>打开这一页</translation>
    </message>
    <message>
        <source>I have noted the code</source>
        <translation>口令已记下</translation>
    </message>
</context>
<context>
    <name>IssueTable</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>What</source>
        <translation>检查项</translation>
    </message>
    <message>
        <source>Found on</source>
        <translation>发现日期</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>{what} · to verify</source>
        <translation>{what} · 待核实</translation>
    </message>
    <message>
        <source>{count}, came back {times}</source>
        <translation>{count}，反弹 {times}</translation>
    </message>
    <message>
        <source>{day} late</source>
        <translation>{day} 已逾期</translation>
    </message>
</context>
<context>
    <name>JoinPage</name>
    <message>
        <source>Join a community</source>
        <translation>加入社区</translation>
    </message>
    <message>
        <source>File of the invitation</source>
        <translation>邀请文件</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Passphrase once more</source>
        <translation>再输一遍口令</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose the file of the invitation</source>
        <translation>选择邀请文件</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Somebody of the community gave you a file and told you a code. The records come with the first sync.</source>
        <translation>社区里的同事给了您一个文件，并告诉您一个口令。记录在第一次同步时到达。</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Case and dashes do not matter; there is no I, L or O.</source>
        <translation>大小写和短横都不要紧；没有 I、L、O 三个字母。</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>It signs what you write.</source>
        <translation>您记下的内容会署这个名字。</translation>
    </message>
    <message>
        <source>Folder for the records</source>
        <translation>资料放在哪个文件夹</translation>
    </message>
    <message>
        <source>Records may be damaged or lost in this folder. Choose another one.</source>
        <translation>放在这个文件夹里，记录可能损坏或丢失。请另选一个。</translation>
    </message>
    <message>
        <source>One of your own: it opens this laptop only.</source>
        <translation>由您自己定，只用来打开这台电脑上的记录。</translation>
    </message>
    <message>
        <source>Choose the file of the invitation.</source>
        <translation>请选择邀请文件。</translation>
    </message>
    <message>
        <source>The code is missing. Ask whoever invited you.</source>
        <translation>还没有填口令。请问邀请您的人。</translation>
    </message>
    <message>
        <source>Your name is missing.</source>
        <translation>还没有填您的姓名。</translation>
    </message>
    <message>
        <source>Choose a folder for the records.</source>
        <translation>请选择存放资料的文件夹。</translation>
    </message>
    <message numerus="yes">
        <source>The passphrase needs at least %n character(s).</source>
        <translation>
            <numerusform>口令至少要 %n 个字符。</numerusform>
        </translation>
    </message>
    <message>
        <source>The two passphrases are not the same.</source>
        <translation>两遍口令不一样。</translation>
    </message>
    <message>
        <source>An empty folder for the records</source>
        <translation>选一个空文件夹存放资料</translation>
    </message>
</context>
<context>
    <name>KeepingCard</name>
    <message>
        <source>How long records are kept</source>
        <translation>资料保存多久</translation>
    </message>
    <message>
        <source>Each form says its own term. The program deletes nothing by itself: what is past its term is for you and the community to decide.</source>
        <translation>每张表自己写明保存多久。程序不会自己删除：到期的怎么办，由您和社区决定。</translation>
    </message>
    <message>
        <source>No filled form has a term yet.</source>
        <translation>还没有填过需要按期保存的表。</translation>
    </message>
    <message numerus="yes">
        <source>{form}: kept %n month(s), {count} filled, none past that.</source>
        <translation>
            <numerusform>{form}：保存 %n 个月，已填 {count} 份，没有到期的。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{form}: kept %n month(s), {count} filled, {past} past that (oldest {day}).</source>
        <translation>
            <numerusform>{form}：保存 %n 个月，已填 {count} 份，其中 {past} 份已到期（最早 {day}）。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeyPanel</name>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
</context>
<context>
    <name>KeyTable</name>
    <message>
        <source>All keys</source>
        <translation>全部按键</translation>
    </message>
    <message>
        <source>Back to the sheet (Enter)</source>
        <translation>回到问卷（回车）</translation>
    </message>
    <message>
        <source>Save as PDF (P)</source>
        <translation>存为 PDF（P）</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Keys for keying sheets</source>
        <translation>录入问卷的按键</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已存为 {name}</translation>
    </message>
</context>
<context>
    <name>KeyingFace</name>
    <message>
        <source>Keying a sheet</source>
        <translation>录入一份问卷</translation>
    </message>
    <message>
        <source>Number on the sheet</source>
        <translation>纸上的编号</translation>
    </message>
    <message>
        <source>Why this sheet does not count</source>
        <translation>这份为什么作废</translation>
    </message>
    <message>
        <source>Why this sheet does not count, then Enter</source>
        <translation>写明作废原因，按回车</translation>
    </message>
    <message>
        <source>Note on this question</source>
        <translation>这一题的备注</translation>
    </message>
    <message>
        <source>What there is to know about this answer, then Enter</source>
        <translation>写下要说明的，再按回车</translation>
    </message>
    <message>
        <source>Who keys now</source>
        <translation>现在谁录</translation>
    </message>
    <message>
        <source>Your name, then Enter</source>
        <translation>您的名字，再按回车</translation>
    </message>
    <message>
        <source>Back (Page Up)</source>
        <translation>往回（Page Up）</translation>
    </message>
    <message>
        <source>Next (Enter)</source>
        <translation>下一题（回车）</translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation>停下（Esc）</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>问卷</translation>
    </message>
</context>
<context>
    <name>KeyingKeys</name>
    <message>
        <source>choose</source>
        <translation>选答案</translation>
    </message>
    <message>
        <source>next question; blank stays blank</source>
        <translation>下一题；空着就是没填</translation>
    </message>
    <message>
        <source>back, nothing is lost</source>
        <translation>往回，什么都不会丢</translation>
    </message>
    <message>
        <source>take the answer back</source>
        <translation>去掉这个答案</translation>
    </message>
    <message>
        <source>the same as on the last sheet</source>
        <translation>和上一份一样</translation>
    </message>
    <message>
        <source>refused to answer</source>
        <translation>拒绝回答</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>看不清</translation>
    </message>
    <message>
        <source>write a note on this question</source>
        <translation>给这一题写备注</translation>
    </message>
    <message>
        <source>keep this answer for the whole batch, or ask again</source>
        <translation>这个答案整批都用，或重新问</translation>
    </message>
    <message>
        <source>this sheet does not count</source>
        <translation>这份作废</translation>
    </message>
    <message>
        <source>the paper answers a question that was skipped</source>
        <translation>纸上填了被跳过的题</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>全部按键</translation>
    </message>
    <message>
        <source>stop; the sheet stays open</source>
        <translation>停下；这份留着接着录</translation>
    </message>
    <message>
        <source>walk through the choices; the space bar picks</source>
        <translation>在选项间移动，空格键选定</translation>
    </message>
    <message>
        <source>like Enter and Page Up</source>
        <translation>和回车、Page Up 一样</translation>
    </message>
    <message>
        <source>the paper has it so, although the form objects</source>
        <translation>表单认为不对，但纸上就是这样</translation>
    </message>
    <message>
        <source>picture of the sheet: whole page, next page</source>
        <translation>问卷图片：看整页、翻下一页</translation>
    </message>
    <message>
        <source>third look: this value, or that one</source>
        <translation>定稿：取这个，或取那个</translation>
    </message>
    <message>
        <source>third look: neither; type what the paper says</source>
        <translation>定稿：都不对，照纸上写的录</translation>
    </message>
    <message>
        <source>reading aloud: right, or not as the paper has it</source>
        <translation>唱读核对：对，或与纸上不一样</translation>
    </message>
</context>
<context>
    <name>KeyingView</name>
    <message>
        <source>The form has a newer version, {version}; every answer was carried over.</source>
        <translation>表单有了新版本 {version}；所有答案都已转过去。</translation>
    </message>
    <message>
        <source>The answers are carried over to version {version}.</source>
        <translation>答案已转到新版本 {version}。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>{what} Enter again: the paper has it so.</source>
        <translation>{what}再按一次回车：纸上就是这样。</translation>
    </message>
    <message>
        <source>Sheet {number} does not count.</source>
        <translation>{number} 号问卷已作废。</translation>
    </message>
    <message>
        <source>Let it count again</source>
        <translation>撤销作废</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>现在再试</translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) keyed now</source>
        <translation>
            <numerusform>这次已录 %n 份</numerusform>
        </translation>
    </message>
    <message>
        <source>question {place} of {count}</source>
        <translation>第 {place} 题，共 {count} 题</translation>
    </message>
    <message>
        <source>second keying</source>
        <translation>第二遍</translation>
    </message>
    <message>
        <source>sheet {place} of {count}</source>
        <translation>第 {place} 份，共 {count} 份</translation>
    </message>
    <message>
        <source>The form would skip this. What the paper says is kept and flagged.</source>
        <translation>按表单这题应跳过。纸上怎么填就怎么留，并做标记。</translation>
    </message>
    <message>
        <source>Note: {words}</source>
        <translation>备注：{words}</translation>
    </message>
    <message>
        <source>Stays the same for the whole batch; F7 asks again.</source>
        <translation>整批都用这个答案；按 F7 重新问。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source> (the form would skip this)</source>
        <translation>（按表单应跳过）</translation>
    </message>
    <message>
        <source>The last sheet has no answer here.</source>
        <translation>上一份这一题没有答案。</translation>
    </message>
    <message>
        <source>Answer the question first; then F7 keeps the answer for the batch.</source>
        <translation>请先答这一题，再按 F7 让整批都用。</translation>
    </message>
    <message>
        <source>No question is skipped on this sheet.</source>
        <translation>这份没有被跳过的题。</translation>
    </message>
</context>
<context>
    <name>LabelBlock</name>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>No label yet. Labels are words of your own, such as a project; People counts them.</source>
        <translation>还没有标签。标签由自己定，例如一个项目；在“人员”里统计。</translation>
    </message>
    <message>
        <source>Add a label</source>
        <translation>加标签</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Write a name first.</source>
        <translation>请先写名称。</translation>
    </message>
    <message>
        <source>a few signs, or a new word</source>
        <translation>打几个字，或写一个新词</translation>
    </message>
    <message>
        <source>A new one is a</source>
        <translation>新标签属于</translation>
    </message>
    <message>
        <source>Put it on</source>
        <translation>加上</translation>
    </message>
    <message>
        <source>Labelled: {name}</source>
        <translation>已加标签：{name}</translation>
    </message>
    <message>
        <source>Taken off: {name}</source>
        <translation>已去掉：{name}</translation>
    </message>
</context>
<context>
    <name>LabelMedia</name>
    <message>
        <source>Picture for: {question}</source>
        <translation>图片：{question}</translation>
    </message>
    <message>
        <source>Show it whole</source>
        <translation>显示全图</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>听</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>看视频</translation>
    </message>
    <message>
        <source>Not brought along with the form: {files}</source>
        <translation>没有随表单带来的文件：{files}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Labels</name>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>成效</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Kind of activity</source>
        <translation>活动类型</translation>
    </message>
    <message>
        <source>A label is a word of your own: a project, an outcome, a tag. Put on cases, activities and measures, it counts them; renamed or merged, no count changes.</source>
        <translation>标签由社区自己定：项目、成效、普通标签。加在案件、活动和措施上就能计数；改名或合并，计数不变。</translation>
    </message>
    <message>
        <source>Make the first label</source>
        <translation>定第一个标签</translation>
    </message>
    <message>
        <source>Make a label</source>
        <translation>新标签</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>A word of the label</source>
        <translation>标签里的字</translation>
    </message>
    <message>
        <source>The four ones</source>
        <translation>四个一</translation>
    </message>
    <message>
        <source>Outcomes are gathered under four labels, which you may call something else.</source>
        <translation>成效按四类归集，名称可以改。</translation>
    </message>
    <message>
        <source>Begin with the four ones</source>
        <translation>加上“四个一”</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Call it something else</source>
        <translation>改名</translation>
    </message>
    <message>
        <source>Merge into another</source>
        <translation>并入另一个</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Records that carry it</source>
        <translation>带这个标签的记录</translation>
    </message>
    <message>
        <source>None yet. A case, an activity or a measure has the button “Add a label”.</source>
        <translation>还没有。在案件、活动或措施上点“加标签”。</translation>
    </message>
    <message>
        <source>Shared out to it</source>
        <translation>分摊到这个项目的</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n 条记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{found} of %n label(s)</source>
        <translation>
            <numerusform>%n 个标签中的 {found} 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n 个标签</numerusform>
        </translation>
    </message>
    <message>
        <source>also what was called {names}</source>
        <translation>含原来的 {names}</translation>
    </message>
    <message>
        <source>Together: {counted}</source>
        <translation>合计：{counted}</translation>
    </message>
    <message numerus="yes">
        <source>%n attendance(s)</source>
        <translation>
            <numerusform>%n 人次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>措施</translation>
    </message>
    <message>
        <source>What it is called</source>
        <translation>叫什么</translation>
    </message>
    <message>
        <source>Write a name first.</source>
        <translation>请先写名称。</translation>
    </message>
    <message>
        <source>It is a</source>
        <translation>属于</translation>
    </message>
    <message>
        <source>Made: {name}</source>
        <translation>已定：{name}</translation>
    </message>
    <message>
        <source>Bases</source>
        <translation>阵地</translation>
    </message>
    <message>
        <source>Vanguard</source>
        <translation>先锋</translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>The four ones are there</source>
        <translation>“四个一”已加上</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Whatever carries it keeps it; no count changes.</source>
        <translation>带这个标签的记录不变，计数不变。</translation>
    </message>
    <message>
        <source>It is called {name} now</source>
        <translation>现在叫：{name}</translation>
    </message>
    <message>
        <source>Which one stands for both</source>
        <translation>合并后用哪一个</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>What carries either of them is counted once. “Undo” parts them again.</source>
        <translation>带其中任何一个的记录只计一次。点“撤回”就分开。</translation>
    </message>
    <message>
        <source>Merged into one</source>
        <translation>已合并</translation>
    </message>
    <message>
        <source>Put aside: {name}</source>
        <translation>已停用：{name}</translation>
    </message>
</context>
<context>
    <name>Laptops</name>
    <message>
        <source>Writing the invitation</source>
        <translation>正在写邀请</translation>
    </message>
    <message>
        <source>“{name}” will read nothing that is written from now on, and what it writes later is kept apart. What is on it already stays on it. This cannot be undone; an invitation lets it join anew. Sync afterwards, so that the other laptops learn of it.</source>
        <translation>停用后，“{name}”再也读不到今后写的内容；它以后写的会单独存放。它上面已有的内容仍在它上面。停用不能撤销；要它回来，得重新邀请。停用后请同步，让其他电脑知道。</translation>
    </message>
    <message>
        <source>Retire it</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>It is retired. A new key seals from now on; sync, so that it spreads.</source>
        <translation>已停用。从现在起用新的密钥加密；请同步，让大家都知道。</translation>
    </message>
    <message>
        <source>It is called “{name}” now; the others see it after the next sync.</source>
        <translation>它现在叫“{name}”；下次同步后别的电脑就看得到。</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) were taken in.</source>
        <translation>
            <numerusform>收入了 %n 处改动。</numerusform>
        </translation>
    </message>
    <message>
        <source>Invite another laptop …</source>
        <translation>邀请另一台电脑 …</translation>
    </message>
    <message>
        <source>Unknown laptop {id}</source>
        <translation>不认识的电脑 {id}</translation>
    </message>
    <message>
        <source>Invitation that nobody has used</source>
        <translation>还没有人用的邀请</translation>
    </message>
    <message>
        <source>last wrote {when}</source>
        <translation>最近写入 {when}</translation>
    </message>
    <message>
        <source>nothing of it has come yet</source>
        <translation>还没有收到它的内容</translation>
    </message>
    <message>
        <source>came in by: {name}</source>
        <translation>加入凭据：{name}</translation>
    </message>
    <message>
        <source>This laptop</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Name …</source>
        <translation>命名…</translation>
    </message>
    <message>
        <source>Name this laptop: {name}</source>
        <translation>给这台电脑命名：{name}</translation>
    </message>
    <message>
        <source>Take in what it wrote later</source>
        <translation>收入它后来写的</translation>
    </message>
    <message>
        <source>Withdraw …</source>
        <translation>收回 …</translation>
    </message>
    <message>
        <source>Retire …</source>
        <translation>停用 …</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) of it have not come here</source>
        <translation>
            <numerusform>它有 %n 处改动还没有到本机</numerusform>
        </translation>
    </message>
    <message>
        <source>its disk was copied: two laptops write under this name</source>
        <translation>它的硬盘被复制过：两台电脑用着同一个编号</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) of it are kept apart</source>
        <translation>
            <numerusform>它有 %n 处改动单独存放着</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} invitation.xlinv</source>
        <translation>{name}邀请.xlinv</translation>
    </message>
    <message>
        <source>Save the invitation</source>
        <translation>保存邀请文件</translation>
    </message>
</context>
<context>
    <name>LastAnswer</name>
    <message>
        <source>{day}: {answer}</source>
        <translation>{day}：{answer}</translation>
    </message>
    <message>
        <source>attached</source>
        <translation>有附件</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>同上次</translation>
    </message>
</context>
<context>
    <name>LastMark</name>
    <message numerus="yes">
        <source>came back %n time(s)</source>
        <translation>
            <numerusform>反弹 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Last time {day}: {what}</source>
        <translation>上次 {day}：{what}</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>上次</translation>
    </message>
</context>
<context>
    <name>LastPanel</name>
    <message>
        <source>Last time {day}</source>
        <translation>上次 {day}</translation>
    </message>
    <message>
        <source>First visit</source>
        <translation>首次巡查</translation>
    </message>
    <message>
        <source>Nothing is open here.</source>
        <translation>这里没有未解决的问题。</translation>
    </message>
    <message>
        <source>Nobody has written about this building before.</source>
        <translation>这栋楼以前没有巡查记录。</translation>
    </message>
    <message numerus="yes">
        <source>came back %n time(s)</source>
        <translation>
            <numerusform>反弹 %n 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>found %n time(s)</source>
        <translation>
            <numerusform>发现 %n 次</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeadCard</name>
    <message>
        <source>Who leads it</source>
        <translation>谁主责</translation>
    </message>
    <message>
        <source>Nobody yet. Whoever leads gets the tasks of the case that are given to nobody else.</source>
        <translation>还没有人主责。没有指明给谁的任务，由主责的人承担。</translation>
    </message>
    <message>
        <source>Hand over the lead</source>
        <translation>移交主责</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>Say who leads</source>
        <translation>写明谁主责</translation>
    </message>
    <message>
        <source>Tasks go to whoever leads on the day they are given. What was given before stays as it is.</source>
        <translation>任务派出那天谁主责，就归谁；以前派出的不变。</translation>
    </message>
    <message>
        <source>from {since} until {until}</source>
        <translation>{since} 至 {until}</translation>
    </message>
    <message>
        <source>since {since}</source>
        <translation>{since} 起</translation>
    </message>
    <message>
        <source>from {since}</source>
        <translation>将从 {since} 起</translation>
    </message>
    <message>
        <source>Who leads</source>
        <translation>由谁主责</translation>
    </message>
    <message>
        <source>Choose who leads from then on.</source>
        <translation>请选择从那天起由谁主责。</translation>
    </message>
    <message>
        <source>From which day on</source>
        <translation>从哪天起</translation>
    </message>
    <message>
        <source>Write from which day on.</source>
        <translation>请写明从哪天起。</translation>
    </message>
    <message>
        <source>In which role</source>
        <translation>以什么角色</translation>
    </message>
    <message>
        <source>Whoever leads now ends on the day before.</source>
        <translation>现在的主责到前一天为止。</translation>
    </message>
    <message>
        <source>Hand it over</source>
        <translation>移交</translation>
    </message>
    <message>
        <source>{who} leads from {day} on</source>
        <translation>从 {day} 起由{who}主责</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Corrected: {who}</source>
        <translation>已更正：{who}</translation>
    </message>
    <message>
        <source>Taken off: {who}</source>
        <translation>已去掉：{who}</translation>
    </message>
</context>
<context>
    <name>LedgerPage</name>
    <message>
        <source>Search place, item, remark</source>
        <translation>搜地点、检查项、备注</translation>
    </message>
    <message>
        <source>Search the ledger</source>
        <translation>在台账里搜索</translation>
    </message>
    <message>
        <source>How to look at the ledger</source>
        <translation>台账的看法</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>看板</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>楼栋</translation>
    </message>
    <message>
        <source>Save as Excel</source>
        <translation>存为 Excel</translation>
    </message>
    <message>
        <source>The whole ledger</source>
        <translation>整本台账</translation>
    </message>
    <message>
        <source>Nothing here. What a walk finds appears by itself; take a filter off to see more.</source>
        <translation>这里没有记录。巡查发现的问题会自动出现；去掉一个筛选可以看到更多。</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message numerus="yes">
        <source>These %n line(s)</source>
        <translation>
            <numerusform>当前 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %n issue(s)</source>
        <translation>
            <numerusform>%n 件中 {shown} 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more issue(s) transferred, merged, withdrawn or no longer let: see the table.</source>
        <translation>
            <numerusform>另有 %n 件已移交、合并、撤销或停租，请看表格。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{whom} was told of %n issue(s).</source>
        <translation>
            <numerusform>已把 %n 件上报给{whom}。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>{state}: it goes no further.</source>
        <translation>{state}：已经到头了。</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) saved as {name}</source>
        <translation>
            <numerusform>%n 行已存为 {name}</numerusform>
        </translation>
    </message>
    <message>
        <source>Hazard ledger {day}.xlsx</source>
        <translation>隐患台账 {day}.xlsx</translation>
    </message>
</context>
<context>
    <name>LedgerTable</name>
    <message>
        <source>Issues</source>
        <translation>问题</translation>
    </message>
</context>
<context>
    <name>Level</name>
    <message>
        <source>community</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>area</source>
        <translation>片区</translation>
    </message>
    <message>
        <source>building</source>
        <translation>楼栋</translation>
    </message>
    <message>
        <source>stairwell</source>
        <translation>楼道</translation>
    </message>
    <message>
        <source>home</source>
        <translation>户</translation>
    </message>
</context>
<context>
    <name>LikertCard</name>
    <message numerus="yes">
        <source>%n sheet(s); the numbers in the bars are sheets</source>
        <translation>
            <numerusform>%n 份；条内数字是份数</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Listed</name>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>{found} of {total}</source>
        <translation>{total} 中 {found}</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>LongListField</name>
    <message>
        <source>Type a part of it</source>
        <translation>输入其中一部分</translation>
    </message>
    <message>
        <source>Search in: {question}</source>
        <translation>在此搜索：{question}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>{count} in the list</source>
        <translation>列表中有 {count} 项</translation>
    </message>
</context>
<context>
    <name>LookCard</name>
    <message>
        <source>How it looks</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>大字</translation>
    </message>
    <message>
        <source>Walking</source>
        <translation>巡楼</translation>
    </message>
    <message numerus="yes">
        <source>after %n minute(s)</source>
        <translation>
            <numerusform>%n 分钟后</numerusform>
        </translation>
    </message>
    <message>
        <source>never by itself</source>
        <translation>不自动锁</translation>
    </message>
    <message>
        <source>Lock when nobody touches it</source>
        <translation>没人操作时自动锁上</translation>
    </message>
</context>
<context>
    <name>LookingView</name>
    <message>
        <source>Stop (Esc)</source>
        <translation>停下（Esc）</translation>
    </message>
</context>
<context>
    <name>LostPhotosPage</name>
    <message>
        <source>These photos are not in the backup. An older one may have them; else take them again.</source>
        <translation>这些照片备份里没有。更早的备份里可能有，不然请重新拍。</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 张</translation>
    </message>
    <message>
        <source>Photos that are missing</source>
        <translation>缺少的照片</translation>
    </message>
</context>
<context>
    <name>MaskedField</name>
    <message>
        <source>Show what is typed: {question}</source>
        <translation>显示输入内容：{question}</translation>
    </message>
    <message>
        <source>Hide what is typed: {question}</source>
        <translation>隐藏输入内容：{question}</translation>
    </message>
</context>
<context>
    <name>MatrixModel</name>
    <message>
        <source>As a whole</source>
        <translation>整幢</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n 项任务</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing planned</source>
        <translation>没有安排</translation>
    </message>
</context>
<context>
    <name>MatrixPart</name>
    <message>
        <source>22</source>
        <translation>22</translation>
    </message>
    <message>
        <source>Only where something is planned</source>
        <translation>只看有计划的</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>片区</translation>
    </message>
    <message>
        <source>Find a building</source>
        <translation>找楼幢</translation>
    </message>
    <message>
        <source>Copy the sentence</source>
        <translation>复制这句话</translation>
    </message>
    <message>
        <source>Add buildings</source>
        <translation>录入楼栋</translation>
    </message>
    <message>
        <source>No buildings yet: enter them once, then tick what was done where.</source>
        <translation>还没有楼幢：先录入一次，再标哪里做了什么。</translation>
    </message>
    <message>
        <source>0 nothing</source>
        <translation>0 清空</translation>
    </message>
    <message>
        <source>Give a task (T)</source>
        <translation>派任务 (T)</translation>
    </message>
    <message>
        <source>Another measure</source>
        <translation>另加一项</translation>
    </message>
    <message>
        <source>all cases</source>
        <translation>全部案件</translation>
    </message>
    <message>
        <source>all areas</source>
        <translation>全部片区</translation>
    </message>
    <message>
        <source>Nothing planned yet. Choose cells and press 1, 2 or 3; the sentence writes itself.</source>
        <translation>还没有计划。选中格子按 1、2、3，进度句会自己写出来。</translation>
    </message>
    <message numerus="yes">
        <source>all %n building(s)</source>
        <translation>
            <numerusform>全部 %n 幢</numerusform>
        </translation>
    </message>
    <message>
        <source>This state follows from tasks. Press Enter on the cell to work on them.</source>
        <translation>这一格的状态由任务得出。在格子上按回车去处理任务。</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>{state}: {places}</source>
        <translation>{state}：{places}</translation>
    </message>
    <message>
        <source>Given: {words}</source>
        <translation>已派：{words}</translation>
    </message>
    <message>
        <source>What is to be done?</source>
        <translation>做什么？</translation>
    </message>
    <message>
        <source>What is the measure called?</source>
        <translation>这项措施叫什么？</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
</context>
<context>
    <name>MatrixTable</name>
    <message>
        <source>Buildings and measures</source>
        <translation>楼幢与措施</translation>
    </message>
</context>
<context>
    <name>Measures</name>
    <message>
        <source>Add a measure</source>
        <translation>加一条措施</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>还没有。</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>做什么</translation>
    </message>
    <message>
        <source>By when</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>For whom, at which places</source>
        <translation>对象、地点</translation>
    </message>
    <message>
        <source>With what</source>
        <translation>资源</translation>
    </message>
    <message>
        <source>Who helps</source>
        <translation>协助方</translation>
    </message>
    <message>
        <source>Who checks it</source>
        <translation>谁验收</translation>
    </message>
    <message>
        <source>New measure</source>
        <translation>新措施</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>线</translation>
    </message>
    <message>
        <source>Who answers for it</source>
        <translation>责任方</translation>
    </message>
    <message>
        <source>Who pays</source>
        <translation>经费来源</translation>
    </message>
    <message>
        <source>+14 or 2026-12-01</source>
        <translation>+14 或 2026-12-01</translation>
    </message>
    <message>
        <source>Add to the plan</source>
        <translation>列入方案</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>all cases</source>
        <translation>全部案件</translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n measure(s) done</source>
        <translation>
            <numerusform>%n 条措施中 {done} 条完成</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n measure(s) late</source>
        <translation>
            <numerusform>%n 条逾期</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody answers for: {measures}</source>
        <translation>还没有责任方：{measures}</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>nobody answers yet</source>
        <translation>还没有责任方</translation>
    </message>
    <message>
        <source>{day} late</source>
        <translation>{day} 逾期</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>措施</translation>
    </message>
    <message>
        <source>decided at: {meeting}</source>
        <translation>定于：{meeting}</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n 项任务</numerusform>
        </translation>
    </message>
    <message>
        <source>Write what is to be done.</source>
        <translation>请写做什么。</translation>
    </message>
    <message>
        <source>This is not a date. Write it like 2026-11-30.</source>
        <translation>这不是日期。请写成 2026-11-30 这样。</translation>
    </message>
    <message>
        <source>In the plan now: {words}</source>
        <translation>已列入方案：{words}</translation>
    </message>
    <message>
        <source>Begun today.</source>
        <translation>今天开始。</translation>
    </message>
    <message>
        <source>What shows that it is done?</source>
        <translation>凭什么说做完了？</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>已完成。</translation>
    </message>
    <message>
        <source>Taken off: {words}</source>
        <translation>已去掉：{words}</translation>
    </message>
</context>
<context>
    <name>MeetingList</name>
    <message>
        <source>A meeting takes up what is open, hears every party, and ends in who does what by when.</source>
        <translation>一次议事会：把没解决的事列出来，听各方说，最后定下谁、做什么、什么时候做完。</translation>
    </message>
    <message>
        <source>Plan the first meeting</source>
        <translation>安排第一次会议</translation>
    </message>
    <message>
        <source>2026-11-30, +7 or today</source>
        <translation>2026-11-30、+7 或 今天</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Plan a meeting</source>
        <translation>安排会议</translation>
    </message>
    <message>
        <source>no case</source>
        <translation>不挂案件</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n party(ies)</source>
        <translation>
            <numerusform>%n 方</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{decided} of %n topic(s) decided</source>
        <translation>
            <numerusform>%n 个议题，已定 {decided} 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) open</source>
        <translation>
            <numerusform>%n 项在办</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) late</source>
        <translation>
            <numerusform>%n 项逾期</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>Residents&apos; council</source>
        <translation>议事会</translation>
    </message>
    <message>
        <source>This is not a date. Write it like 2026-11-30.</source>
        <translation>这不是日期。请写成 2026-11-30 这样。</translation>
    </message>
    <message>
        <source>A meeting needs a title.</source>
        <translation>请写会议名称。</translation>
    </message>
</context>
<context>
    <name>MeetingView</name>
    <message>
        <source>Facts</source>
        <translation>会议信息</translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation>议程</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>议题</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>落实和反馈</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>会议材料</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>MeetingWords</name>
    <message>
        <source>Party organisation</source>
        <translation>社区党组织</translation>
    </message>
    <message>
        <source>Residents&apos; committee</source>
        <translation>居委会</translation>
    </message>
    <message>
        <source>Town offices</source>
        <translation>镇街（综治办/流管办）</translation>
    </message>
    <message>
        <source>Public safety office</source>
        <translation>镇综治办</translation>
    </message>
    <message>
        <source>Migrant services office</source>
        <translation>流管办</translation>
    </message>
    <message>
        <source>Police</source>
        <translation>派出所</translation>
    </message>
    <message>
        <source>Fire service</source>
        <translation>消防</translation>
    </message>
    <message>
        <source>Landlords</source>
        <translation>房东代表</translation>
    </message>
    <message>
        <source>Tenants</source>
        <translation>租客代表</translation>
    </message>
    <message>
        <source>Residents</source>
        <translation>居民代表</translation>
    </message>
    <message>
        <source>Neighbours&apos; association</source>
        <translation>街坊会</translation>
    </message>
    <message>
        <source>Lane heads</source>
        <translation>巷长/楼道长</translation>
    </message>
    <message>
        <source>Grid workers</source>
        <translation>网格员</translation>
    </message>
    <message>
        <source>Property management</source>
        <translation>物业保安</translation>
    </message>
    <message>
        <source>Shops</source>
        <translation>商户</translation>
    </message>
    <message>
        <source>Professionals</source>
        <translation>专业人士</translation>
    </message>
    <message>
        <source>Social workers</source>
        <translation>社工</translation>
    </message>
    <message>
        <source>Young people</source>
        <translation>青少年代表</translation>
    </message>
    <message>
        <source>Forum of several parties</source>
        <translation>多元主体沟通会</translation>
    </message>
    <message>
        <source>Residents&apos; council</source>
        <translation>议事会</translation>
    </message>
    <message>
        <source>Bench meeting downstairs</source>
        <translation>小板凳议事会（楼下）</translation>
    </message>
    <message>
        <source>Residents&apos; assembly</source>
        <translation>居民会议</translation>
    </message>
    <message>
        <source>Owners decide together</source>
        <translation>业主共同决定</translation>
    </message>
    <message>
        <source>Joint meeting of offices</source>
        <translation>联席会议</translation>
    </message>
    <message>
        <source>suggestion</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>how it is</source>
        <translation>现状</translation>
    </message>
    <message>
        <source>cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>worry</source>
        <translation>担心</translation>
    </message>
    <message>
        <source>in favour</source>
        <translation>支持</translation>
    </message>
    <message>
        <source>against</source>
        <translation>反对</translation>
    </message>
    <message>
        <source>questionnaire</source>
        <translation>问卷</translation>
    </message>
    <message>
        <source>inspection</source>
        <translation>巡楼</translation>
    </message>
    <message>
        <source>lane head</source>
        <translation>巷长</translation>
    </message>
    <message>
        <source>told by residents</source>
        <translation>居民提议</translation>
    </message>
    <message>
        <source>from an earlier meeting</source>
        <translation>上次遗留</translation>
    </message>
    <message>
        <source>from above</source>
        <translation>上级交办</translation>
    </message>
    <message>
        <source>By consensus</source>
        <translation>协商一致</translation>
    </message>
    <message>
        <source>Show of hands</source>
        <translation>举手</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>投票</translation>
    </message>
    <message>
        <source>Dots on a board</source>
        <translation>贴点</translation>
    </message>
    <message>
        <source>In the chat group</source>
        <translation>微信接龙</translation>
    </message>
    <message>
        <source>No vote</source>
        <translation>不表决</translation>
    </message>
    <message>
        <source>Notice board</source>
        <translation>公告栏</translation>
    </message>
    <message>
        <source>Chat group</source>
        <translation>微信群</translation>
    </message>
    <message>
        <source>Entrance of each stairwell</source>
        <translation>单元门口</translation>
    </message>
    <message>
        <source>Visits at home</source>
        <translation>入户</translation>
    </message>
    <message>
        <source>by household</source>
        <translation>按户</translation>
    </message>
    <message>
        <source>by person</source>
        <translation>按人</translation>
    </message>
    <message>
        <source>More than half of those present</source>
        <translation>到会过半</translation>
    </message>
    <message>
        <source>Two thirds of those present</source>
        <translation>到会三分之二</translation>
    </message>
    <message>
        <source>Three quarters of those present</source>
        <translation>到会四分之三</translation>
    </message>
    <message>
        <source>All of those present</source>
        <translation>到会的人一致</translation>
    </message>
    <message>
        <source>Only to hear opinions</source>
        <translation>只征求意见</translation>
    </message>
    <message>
        <source>Residents&apos; meeting: half present, half of them agree</source>
        <translation>居民会议：过半出席，出席过半同意</translation>
    </message>
    <message>
        <source>Owners: two thirds take part, half of them agree</source>
        <translation>业主共同决定：三分之二参与，过半同意</translation>
    </message>
    <message>
        <source>Owners, rebuilding or money: two thirds take part, three quarters agree</source>
        <translation>业主共同决定（改建、筹资、改用途）：三分之二参与，四分之三同意</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>未启动</translation>
    </message>
    <message>
        <source>going on</source>
        <translation>进行</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Awareness</source>
        <translation>意识提升</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>硬件提升</translation>
    </message>
</context>
<context>
    <name>MergePart</name>
    <message>
        <source>The same as another place …</source>
        <translation>和另一处是同一个地方…</translation>
    </message>
    <message>
        <source>The place that stays</source>
        <translation>保留哪一个</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>算了</translation>
    </message>
    <message>
        <source>{place} goes from the list. Its visits, issues and sheets are shown at {other} from now on. It can be taken back right after.</source>
        <translation>“{place}”会从列表里去掉，它的走访、问题和问卷以后都算在“{other}”名下。合并后马上可以撤回。</translation>
    </message>
</context>
<context>
    <name>Missing</name>
    <message numerus="yes">
        <source>Before it can be finished, %n answer(s) are needed:</source>
        <translation>
            <numerusform>完成之前，还有 %n 处要回答：</numerusform>
        </translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>还有 {count} 处</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Name of the laptop</source>
        <translation>电脑的名字</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Where it stands or who uses it. Laptops of the community see it; documents never show it.</source>
        <translation>写它放在哪里，或谁在用。本社区的电脑看得到，文档里从不出现。</translation>
    </message>
</context>
<context>
    <name>NamingView</name>
    <message>
        <source>Say which sheet this is</source>
        <translation>说明这是哪一份</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Number on the sheet</source>
        <translation>纸上的编号</translation>
    </message>
    <message>
        <source>such as 7, or all that stands there; then Enter</source>
        <translation>如 7，或照抄全部编号，再按回车</translation>
    </message>
    <message>
        <source>Which page of the sheet is it?</source>
        <translation>是这一份的第几页？</translation>
    </message>
    <message>
        <source>Read the ticks (Enter)</source>
        <translation>读取勾选（回车）</translation>
    </message>
    <message>
        <source>Key it by hand, the picture beside (K)</source>
        <translation>对着图片手工录入（K）</translation>
    </message>
    <message>
        <source>Keep the picture only (P)</source>
        <translation>只存图片（P）</translation>
    </message>
    <message>
        <source>Take the number back</source>
        <translation>撤回编号</translation>
    </message>
    <message>
        <source>which page</source>
        <translation>第几页</translation>
    </message>
    <message>
        <source>another number</source>
        <translation>换一个编号</translation>
    </message>
    <message>
        <source>stop; nothing is changed</source>
        <translation>退出，什么都不改</translation>
    </message>
    <message>
        <source>There is no batch yet. Start one for the day of these sheets first.</source>
        <translation>还没有批次。请先为这些问卷的那一天建一个批次。</translation>
    </message>
    <message>
        <source>Which number is on the sheet?</source>
        <translation>纸上的编号是多少？</translation>
    </message>
    <message>
        <source>Sheet {number}</source>
        <translation>编号 {number}</translation>
    </message>
    <message>
        <source>Page {page}</source>
        <translation>第 {page} 页</translation>
    </message>
    <message>
        <source>Key it a second time, the picture beside (K)</source>
        <translation>对着图片录第二遍（K）</translation>
    </message>
    <message>
        <source>It was keyed twice, by {first} and {second}.</source>
        <translation>已录两遍：{first}、{second}。</translation>
    </message>
    <message>
        <source>It was keyed by {first}. The picture can check that.</source>
        <translation>{first}已录过一遍，图片可以用来核对。</translation>
    </message>
    <message>
        <source>It has not been keyed yet.</source>
        <translation>还没有录入。</translation>
    </message>
    <message>
        <source>It was not printed here, so its ticks cannot be read.</source>
        <translation>不是在本程序里印的，读不了勾选。</translation>
    </message>
    <message>
        <source>Without its corner marks the ticks cannot be read.</source>
        <translation>看不到四角的标记，读不了勾选。</translation>
    </message>
    <message>
        <source>Reading ticks needs more packages; the page of scanned sheets says which.</source>
        <translation>读取勾选还要装组件，“扫描”页上写着要装哪些。</translation>
    </message>
    <message>
        <source>a scan</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>{page}, here already</source>
        <translation>{page}（已有）</translation>
    </message>
</context>
<context>
    <name>Needs</name>
    <message>
        <source>Save as XLSX</source>
        <translation>存为 XLSX</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>片区</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>22-301</source>
        <translation>22-301</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>number or word</source>
        <translation>编号或名称</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Enter leads on; an empty device line leads to the next place.</source>
        <translation>回车往下走；设备留空回车，就到下一户。</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>需求</translation>
    </message>
    <message>
        <source>Provided</source>
        <translation>已配</translation>
    </message>
    <message>
        <source>Fitted</source>
        <translation>已装</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>已查</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>还缺</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Demands</source>
        <translation>加装需求</translation>
    </message>
    <message>
        <source>Nothing is asked for here yet. Type the first demand above, or take it from issues.</source>
        <translation>这里还没有需求。可在上面录第一条，或由问题转来。</translation>
    </message>
    <message>
        <source>Provided (M)</source>
        <translation>已配 (M)</translation>
    </message>
    <message>
        <source>Fitted (F)</source>
        <translation>已装 (F)</translation>
    </message>
    <message>
        <source>Checked (C)</source>
        <translation>已查 (C)</translation>
    </message>
    <message>
        <source>Cost (P)</source>
        <translation>费用 (P)</translation>
    </message>
    <message>
        <source>Cancel it</source>
        <translation>取消这条</translation>
    </message>
    <message>
        <source>Who pays</source>
        <translation>经费来源</translation>
    </message>
    <message>
        <source>Homes</source>
        <translation>户数</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>缺口</translation>
    </message>
    <message>
        <source>Round by area</source>
        <translation>分片区一轮</translation>
    </message>
    <message>
        <source>Shopping list</source>
        <translation>采购单</translation>
    </message>
    <message>
        <source>To buy</source>
        <translation>要买</translation>
    </message>
    <message>
        <source>Show every device</source>
        <translation>显示全部设备</translation>
    </message>
    <message>
        <source>gaps − fitted = remaining, counted from the demands</source>
        <translation>缺口 − 已装 = 剩余，由需求逐条算出</translation>
    </message>
    <message>
        <source>asked for − provided, of the area that is shown</source>
        <translation>需求 − 已配，按所显示的片区</translation>
    </message>
    <message>
        <source>Costs by source</source>
        <translation>费用按来源</translation>
    </message>
    <message>
        <source>all areas</source>
        <translation>全部片区</translation>
    </message>
    <message>
        <source>Choose an area above; then demands are typed place by place.</source>
        <translation>请先在上面选片区，再一户一户地录。</translation>
    </message>
    <message numerus="yes">
        <source>From %n issue(s)</source>
        <translation>
            <numerusform>由 %n 个问题转来</numerusform>
        </translation>
    </message>
    <message>
        <source>{place} · from an issue</source>
        <translation>{place} · 来自问题</translation>
    </message>
    <message>
        <source>no area</source>
        <translation>没有片区</translation>
    </message>
    <message>
        <source>{parts} = {total} yuan</source>
        <translation>{parts} = {total} 元</translation>
    </message>
    <message>
        <source>No cost noted yet.</source>
        <translation>还没有记费用。</translation>
    </message>
    <message>
        <source>Homes themselves pay {sum} yuan.</source>
        <translation>其中住户负担 {sum} 元。</translation>
    </message>
    <message>
        <source>Write how many, at least 1.</source>
        <translation>请写数量，至少 1。</translation>
    </message>
    <message>
        <source>Choose the device by its number.</source>
        <translation>请按编号选设备。</translation>
    </message>
    <message>
        <source>Choose the place from the list.</source>
        <translation>请从列表里选地点。</translation>
    </message>
    <message>
        <source>Asked for: {what}</source>
        <translation>已登记需求：{what}</translation>
    </message>
    <message numerus="yes">
        <source>Cancelled: %n demand(s).</source>
        <translation>
            <numerusform>已取消 %n 条需求。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{stage}: %n demand(s).</source>
        <translation>
            <numerusform>{stage}：%n 条需求。</numerusform>
        </translation>
    </message>
    <message>
        <source>Cost noted: {sum} yuan</source>
        <translation>已记费用：{sum} 元</translation>
    </message>
    <message>
        <source>Who pays how many yuan?</source>
        <translation>谁出多少元？</translation>
    </message>
    <message numerus="yes">
        <source>%n demand(s) from issues.</source>
        <translation>
            <numerusform>由问题转来 %n 条需求。</numerusform>
        </translation>
    </message>
    <message>
        <source>Demand ledger</source>
        <translation>需求台账</translation>
    </message>
    <message numerus="yes">
        <source>Saved: %n line(s)</source>
        <translation>
            <numerusform>已保存 %n 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewPassphrasePage</name>
    <message>
        <source>A new passphrase</source>
        <translation>新口令</translation>
    </message>
    <message>
        <source>The code was right. Choose a passphrase for the next time.</source>
        <translation>恢复码正确。请设一个以后用的口令。</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Passphrase once more</source>
        <translation>再输一遍口令</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message numerus="yes">
        <source>The passphrase needs at least %n character(s).</source>
        <translation>
            <numerusform>口令至少要 %n 个字符。</numerusform>
        </translation>
    </message>
    <message>
        <source>The two passphrases are not the same.</source>
        <translation>两遍口令不一样。</translation>
    </message>
</context>
<context>
    <name>NewVersion</name>
    <message>
        <source>Carry the answers over</source>
        <translation>把答案带到新版本</translation>
    </message>
    <message>
        <source>Finish under the old version</source>
        <translation>按旧版本填完</translation>
    </message>
    <message>
        <source>This form has a newer version, {new}; your answers were begun under {old}. It changes:</source>
        <translation>这份表单有新版本 {new}，您的答案是按 {old} 开始填的。新版本的变化：</translation>
    </message>
    <message>
        <source>only wording or layout; every answer stays where it is</source>
        <translation>只改了措辞或排版，答案都在原处</translation>
    </message>
    <message>
        <source>New question: {name}</source>
        <translation>新题目：{name}</translation>
    </message>
    <message>
        <source>No longer asked: {name}. What was answered is kept.</source>
        <translation>不再询问：{name}。已填的内容会保留。</translation>
    </message>
    <message>
        <source>Stands elsewhere: {name}</source>
        <translation>换了位置：{name}</translation>
    </message>
    <message>
        <source>Has another name inside: {name}. The answer goes along.</source>
        <translation>内部名称变了：{name}。答案跟着过去。</translation>
    </message>
    <message>
        <source>Another kind of answer: {name} (was {old}, is {new})</source>
        <translation>答案类型变了：{name}（原为{old}，现为{new}）</translation>
    </message>
    <message>
        <source>{name}: new choice “{new}”</source>
        <translation>{name}：新选项“{new}”</translation>
    </message>
    <message>
        <source>{name}: the choice “{old}” is gone</source>
        <translation>{name}：选项“{old}”已取消</translation>
    </message>
    <message>
        <source>{name}: “{old}” is called “{new}” now</source>
        <translation>{name}：“{old}”现在叫“{new}”</translation>
    </message>
    <message>
        <source>The part “{name}” stands elsewhere</source>
        <translation>“{name}”这部分换了位置</translation>
    </message>
    <message>
        <source>The repeated part “{name}” stands elsewhere</source>
        <translation>重复部分“{name}”换了位置</translation>
    </message>
    <message>
        <source>The part “{name}” can be repeated now</source>
        <translation>“{name}”这部分现在可以重复填</translation>
    </message>
    <message>
        <source>The part “{name}” is asked once only; the first row stays, the others are kept</source>
        <translation>“{name}”这部分现在只问一次；第一行留下，其余的另行保留</translation>
    </message>
    <message>
        <source>Please answer again: {name}. It said “{value}”.</source>
        <translation>请重新回答：{name}。原来填的是“{value}”。</translation>
    </message>
    <message>
        <source>Please look again: {name}. “{value}” may not fit.</source>
        <translation>请再看一下：{name}。“{value}”可能不合适。</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>date and time</source>
        <translation>日期和时间</translation>
    </message>
    <message>
        <source>one choice</source>
        <translation>单选</translation>
    </message>
    <message>
        <source>several choices</source>
        <translation>多选</translation>
    </message>
    <message>
        <source>ranking</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>confirmation</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>place on the map</source>
        <translation>地图位置</translation>
    </message>
    <message>
        <source>barcode</source>
        <translation>条码</translation>
    </message>
</context>
<context>
    <name>NoLongerAsked</name>
    <message>
        <source>No longer asked; kept with the record:</source>
        <translation>不再询问，随记录保留：</translation>
    </message>
</context>
<context>
    <name>Nominations</name>
    <message>
        <source>Neighbours who were proposed stand here. Their names and photos are shown only once they agree.</source>
        <translation>提名的邻居在这里。本人同意以后，才展示姓名和照片。</translation>
    </message>
    <message>
        <source>Propose somebody</source>
        <translation>提名一个人</translation>
    </message>
    <message>
        <source>Nominations</source>
        <translation>提名</translation>
    </message>
    <message>
        <source>Name or title</source>
        <translation>姓名或称号</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Add a photo</source>
        <translation>加照片</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移出名册</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Agreed to nothing yet, so is shown nowhere.</source>
        <translation>还没有同意任何内容，哪里都不展示。</translation>
    </message>
    <message>
        <source>Note a consent</source>
        <translation>登记同意</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>撤回同意</translation>
    </message>
    <message>
        <source>What may be shown today</source>
        <translation>今天可以展示什么</translation>
    </message>
    <message>
        <source>Showcase</source>
        <translation>风采栏</translation>
    </message>
    <message>
        <source>Everybody who agreed, on one sheet</source>
        <translation>同意展示的人，印在一张上</translation>
    </message>
    <message numerus="yes">
        <source>%n nomination(s)</source>
        <translation>
            <numerusform>%n 人提名</numerusform>
        </translation>
    </message>
    <message>
        <source>proposed by {whom}</source>
        <translation>{whom}提名</translation>
    </message>
    <message>
        <source>Shown as: {alias}</source>
        <translation>展示为：{alias}</translation>
    </message>
    <message>
        <source>Under 14: only a guardian&apos;s signature counts.</source>
        <translation>未满 14 岁：只认监护人签字。</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>taken back on {day}</source>
        <translation>{day} 撤回</translation>
    </message>
    <message>
        <source>Nothing: neither the name, nor the words, nor a photo.</source>
        <translation>都不能展示：姓名、事迹、照片都不行。</translation>
    </message>
    <message>
        <source>Name: {name}</source>
        <translation>姓名：{name}</translation>
    </message>
    <message>
        <source>Words: {words}</source>
        <translation>事迹：{words}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Best neighbour</source>
        <translation>最美邻居</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Write a name first.</source>
        <translation>请先写姓名。</translation>
    </message>
    <message>
        <source>For which title</source>
        <translation>提名什么</translation>
    </message>
    <message>
        <source>Shown as, where the name may not be</source>
        <translation>不能写姓名时写作</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>提名人</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Under 14</source>
        <translation>未满 14 岁</translation>
    </message>
    <message>
        <source>Proposed: {name}</source>
        <translation>已提名：{name}</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Kept: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
    <message>
        <source>Taken out: {name}</source>
        <translation>已移出：{name}</translation>
    </message>
    <message>
        <source>Agreed to what</source>
        <translation>同意什么</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>A consent needs its day.</source>
        <translation>同意要有日期。</translation>
    </message>
    <message>
        <source>Until, if it ends</source>
        <translation>到哪天（有期限的话）</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>Consent noted</source>
        <translation>同意已登记</translation>
    </message>
    <message>
        <source>Taken back: {what}</source>
        <translation>已撤回：{what}</translation>
    </message>
    <message>
        <source>Photos (*.jpg *.jpeg *.png *.heic *.webp)</source>
        <translation>照片 (*.jpg *.jpeg *.png *.heic *.webp)</translation>
    </message>
</context>
<context>
    <name>Occasions</name>
    <message>
        <source>Was it done?</source>
        <translation>做了没有</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日子</translation>
    </message>
    <message>
        <source>No day of it has come yet.</source>
        <translation>还没有到第一天。</translation>
    </message>
    <message>
        <source>D  Done</source>
        <translation>D  做了</translation>
    </message>
    <message>
        <source>Who, and a remark (Enter)</source>
        <translation>谁做的、备注（回车）</translation>
    </message>
    <message>
        <source>Not done after all</source>
        <translation>其实没做</translation>
    </message>
    <message>
        <source>Done on another day</source>
        <translation>改在别的日子做了</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) up to today</source>
        <translation>
            <numerusform>到今天共 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} done</source>
        <translation>做了 {count} 天</translation>
    </message>
    <message>
        <source>{count} left out</source>
        <translation>漏做 {count} 天</translation>
    </message>
    <message>
        <source>beside the plan</source>
        <translation>计划外的日子</translation>
    </message>
    <message>
        <source>done</source>
        <translation>做了</translation>
    </message>
    <message>
        <source>left out: nobody wrote that it was done</source>
        <translation>漏做：没有人登记做了</translation>
    </message>
    <message>
        <source>today, not noted yet</source>
        <translation>今天，还没登记</translation>
    </message>
    <message>
        <source>It was done</source>
        <translation>做了</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Write the day.</source>
        <translation>请写日期。</translation>
    </message>
    <message>
        <source>Who did it</source>
        <translation>谁做的</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Done on {day}: {title}</source>
        <translation>{day} 做了：{title}</translation>
    </message>
    <message>
        <source>Not done on {day} after all: {title}</source>
        <translation>{day} 其实没做：{title}</translation>
    </message>
</context>
<context>
    <name>Open</name>
    <message numerus="yes">
        <source>Not checked yet: %n sheet(s), counted as keyed first.</source>
        <translation>
            <numerusform>其中 %n 份还没核对完，先按第一遍计数。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Key %n sheet(s) a second time</source>
        <translation>
            <numerusform>录第二遍（%n 份）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read %n sheet(s) aloud</source>
        <translation>
            <numerusform>唱读核对（%n 份）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Settle %n sheet(s) read differently</source>
        <translation>
            <numerusform>两遍不一样，去定稿（%n 份）</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OptionCard</name>
    <message>
        <source>Option</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Cost in yuan</source>
        <translation>费用（元）</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>钱从哪来</translation>
    </message>
    <message>
        <source>Days of work</source>
        <translation>工期（天）</translation>
    </message>
    <message>
        <source>Who is affected</source>
        <translation>谁受影响</translation>
    </message>
    <message>
        <source>Good about it</source>
        <translation>好处</translation>
    </message>
    <message>
        <source>Bad about it</source>
        <translation>不足</translation>
    </message>
    <message>
        <source>Picture of {option}</source>
        <translation>{option} 的图</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>Options</source>
        <translation>备选方案</translation>
    </message>
    <message>
        <source>Another option</source>
        <translation>另一个方案</translation>
    </message>
    <message>
        <source>Another way to go about it, then Enter</source>
        <translation>写下另一个办法，按回车</translation>
    </message>
    <message>
        <source>Taken off: {words}</source>
        <translation>已移除：{words}</translation>
    </message>
</context>
<context>
    <name>Pacts</name>
    <message>
        <source>A pact is what neighbours promise one another, clause by clause, in versions that anybody can compare.</source>
        <translation>公约是邻里之间的约定，一条一条写，改了几版都可以对照。</translation>
    </message>
    <message>
        <source>Begin a pact</source>
        <translation>写公约</translation>
    </message>
    <message>
        <source>Pacts</source>
        <translation>公约</translation>
    </message>
    <message>
        <source>Clauses</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>Nothing is written yet. Write the first version, a clause a line.</source>
        <translation>还没有写。写第一版，一行一条。</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Write the next version</source>
        <translation>写下一版</translation>
    </message>
    <message>
        <source>Adopt this version</source>
        <translation>通过这一版</translation>
    </message>
    <message>
        <source>Somebody says of the clause</source>
        <translation>对这一条的意见</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移出名册</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>改了什么</translation>
    </message>
    <message>
        <source>What was said of the clauses</source>
        <translation>各条的意见</translation>
    </message>
    <message>
        <source>Nothing was said of this version yet.</source>
        <translation>这一版还没有意见。</translation>
    </message>
    <message>
        <source>Who signed</source>
        <translation>签约</translation>
    </message>
    <message>
        <source>Signed, or not</source>
        <translation>签了 / 没签</translation>
    </message>
    <message>
        <source>A party signs</source>
        <translation>一方签约</translation>
    </message>
    <message>
        <source>The pact on paper</source>
        <translation>打印公约</translation>
    </message>
    <message>
        <source>To hang up: clauses, how many signed</source>
        <translation>张贴：条款和签约户数</translation>
    </message>
    <message>
        <source>To sign: a line for each household</source>
        <translation>签名：一户一行（内部）</translation>
    </message>
    <message numerus="yes">
        <source>%n version(s)</source>
        <translation>
            <numerusform>%n 版</numerusform>
        </translation>
    </message>
    <message>
        <source>adopted</source>
        <translation>已通过</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>草案</translation>
    </message>
    <message numerus="yes">
        <source>%n household(s) signed</source>
        <translation>
            <numerusform>%n 户签约</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pact(s)</source>
        <translation>
            <numerusform>%n 份公约</numerusform>
        </translation>
    </message>
    <message>
        <source>Version {number}, {day}, {state}</source>
        <translation>第 {number} 版，{day}，{state}</translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n 条意见</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{has} of %n clause(s)</source>
        <translation>
            <numerusform>应有 %n 条，现有 {has} 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Against version {number}:</source>
        <translation>和第 {number} 版相比：</translation>
    </message>
    <message>
        <source>Word for word as in version {number}.</source>
        <translation>和第 {number} 版一字不差。</translation>
    </message>
    <message>
        <source>clause {number}</source>
        <translation>第 {number} 条</translation>
    </message>
    <message>
        <source>the whole</source>
        <translation>全文</translation>
    </message>
    <message>
        <source>signed version {number}</source>
        <translation>签过第 {number} 版</translation>
    </message>
    <message numerus="yes">
        <source>{signed} of %n household(s) signed version {number}</source>
        <translation>
            <numerusform>%n 户中 {signed} 户签了第 {number} 版</numerusform>
        </translation>
    </message>
    <message>
        <source>Say for which place the pact is, and its homes stand here to mark.</source>
        <translation>写上适用地点，这里就列出各户，可以逐户打勾。</translation>
    </message>
    <message numerus="yes">
        <source>%n party(ies)</source>
        <translation>
            <numerusform>%n 方</numerusform>
        </translation>
    </message>
    <message>
        <source>no place</source>
        <translation>不限地点</translation>
    </message>
    <message>
        <source>no case</source>
        <translation>不属于案件</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>A pact needs a title.</source>
        <translation>公约要有名称。</translation>
    </message>
    <message>
        <source>Must have so many clauses</source>
        <translation>必须有几条</translation>
    </message>
    <message>
        <source>only where its name says so</source>
        <translation>名称里写明几条时才填</translation>
    </message>
    <message>
        <source>For which place</source>
        <translation>适用地点</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>First version, a clause a line</source>
        <translation>第一版，一行一条</translation>
    </message>
    <message>
        <source>Begun: {title}</source>
        <translation>已登记：{title}</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Kept: {title}</source>
        <translation>已保存：{title}</translation>
    </message>
    <message>
        <source>Taken out: {title}</source>
        <translation>已删去：{title}</translation>
    </message>
    <message>
        <source>A clause a line</source>
        <translation>一行一条</translation>
    </message>
    <message>
        <source>Write a clause.</source>
        <translation>请写条款。</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>A version needs its day.</source>
        <translation>请写日期。</translation>
    </message>
    <message>
        <source>Keep as a draft</source>
        <translation>存为草案</translation>
    </message>
    <message>
        <source>A new version stands beside the old ones</source>
        <translation>新的一版已写好，旧版都在</translation>
    </message>
    <message>
        <source>Version {number} is adopted</source>
        <translation>第 {number} 版已通过</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>意见内容</translation>
    </message>
    <message>
        <source>Write what it says.</source>
        <translation>请写意见内容。</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>主体</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>第几条</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>已记下</translation>
    </message>
    <message>
        <source>Taken off: {name}</source>
        <translation>已去掉：{name}</translation>
    </message>
    <message>
        <source>{name} signed</source>
        <translation>{name} 已签约</translation>
    </message>
    <message>
        <source>It needs its day.</source>
        <translation>请写日期。</translation>
    </message>
    <message>
        <source>It signed</source>
        <translation>已签约</translation>
    </message>
    <message>
        <source>Signature noted</source>
        <translation>已登记签约</translation>
    </message>
</context>
<context>
    <name>PaperBeside</name>
    <message>
        <source>Picture {place} of {count}</source>
        <translation>第 {place} 张图，共 {count} 张</translation>
    </message>
    <message>
        <source>Picture of page {page}</source>
        <translation>第 {page} 页的图片</translation>
    </message>
    <message>
        <source>{what}   ·   F11: whole page, next page</source>
        <translation>{what}   ·   F11：整页、下一页</translation>
    </message>
</context>
<context>
    <name>PaperCrop</name>
    <message>
        <source>The picture is not on this laptop yet. A sync brings it.</source>
        <translation>图片还不在这台电脑上，同步后就有。</translation>
    </message>
</context>
<context>
    <name>PaperPicture</name>
    <message>
        <source>Attach a picture…</source>
        <translation>加原件照片…</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>下一张</translation>
    </message>
    <message>
        <source>Larger (Z)</source>
        <translation>放大（Z）</translation>
    </message>
    <message>
        <source>Take the sheet itself to hand. A picture of it may be dropped here.</source>
        <translation>请把纸质原件拿在手边。也可以把它的照片拖到这里。</translation>
    </message>
    <message>
        <source>Picture of the sheet</source>
        <translation>原件照片</translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.jpeg *.png *.heic *.webp *.tif *.tiff)</source>
        <translation>图片 (*.jpg *.jpeg *.png *.heic *.webp *.tif *.tiff)</translation>
    </message>
</context>
<context>
    <name>PaperShelf</name>
    <message>
        <source>Large type</source>
        <translation>大字</translation>
    </message>
</context>
<context>
    <name>PaperWindow</name>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存成 PDF</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>第 {number} 页，共 {count} 页</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已存为 {name}</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>Handout</source>
        <translation>会议讲义</translation>
    </message>
    <message>
        <source>Sign-in sheet</source>
        <translation>签到表</translation>
    </message>
    <message>
        <source>Ballots</source>
        <translation>选票</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>会议纪要</translation>
    </message>
    <message>
        <source>Notice of the decisions</source>
        <translation>决议公示</translation>
    </message>
    <message>
        <source>for everybody at the table: what is to be decided, numbers, photos; no names</source>
        <translation>发给到会各方：今天要定什么、数字、照片；没有姓名</translation>
    </message>
    <message>
        <source>who is expected, by party, with room to sign; for insiders</source>
        <translation>按方列出要来的人，留签名处；内部用</translation>
    </message>
    <message>
        <source>one numbered paper for each who may vote</source>
        <translation>有表决权的每户（人）一张，有编号</translation>
    </message>
    <message>
        <source>what was said, voted and decided, or room to write it; for insiders</source>
        <translation>说了什么、怎么表决、定了什么，会前是留空的表；内部用</translation>
    </message>
    <message>
        <source>what was decided, for the notice board; no names</source>
        <translation>定了什么，贴公告栏；没有姓名</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>看一看</translation>
    </message>
    <message>
        <source>Large type</source>
        <translation>大字</translation>
    </message>
    <message>
        <source>Papers of this meeting</source>
        <translation>这次会议的材料</translation>
    </message>
    <message>
        <source>Fill a partner&apos;s template …</source>
        <translation>填合作方的表格 …</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Out of date, make it again: {papers}</source>
        <translation>已过期，请重出：{papers}</translation>
    </message>
    <message numerus="yes">
        <source>Make %n paper(s) into a folder</source>
        <translation>
            <numerusform>把 %n 份材料存到文件夹</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder for the papers</source>
        <translation>材料放在哪个文件夹</translation>
    </message>
    <message>
        <source>Making the papers</source>
        <translation>正在做会议材料</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) made: </source>
        <translation>
            <numerusform>做好 %n 份：</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Participation</name>
    <message>
        <source>phase</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>kind of activity</source>
        <translation>活动类型</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>party</source>
        <translation>主体</translation>
    </message>
    <message>
        <source>person</source>
        <translation>人</translation>
    </message>
    <message>
        <source>all roles</source>
        <translation>全部角色</translation>
    </message>
    <message>
        <source>Counted by</source>
        <translation>按什么统计</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Attendances and people</source>
        <translation>人次和人数</translation>
    </message>
    <message>
        <source>Behind it</source>
        <translation>明细</translation>
    </message>
    <message>
        <source>By project</source>
        <translation>按项目</translation>
    </message>
    <message>
        <source>No activity is shared out to a project yet. An activity has the button for it.</source>
        <translation>还没有活动归到项目。打开一场活动就能分摊。</translation>
    </message>
    <message>
        <source>An activity in several projects is in each by its per cent, in whole numbers that add up.</source>
        <translation>一场活动属于几个项目的，按比例分成整数，合计不重复。</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>统计范围</translation>
    </message>
    <message>
        <source>Who took part in what stands here, attendances and people apart. It fills from activities.</source>
        <translation>谁参加了什么都在这里，人次和人数分开。先在活动里登记。</translation>
    </message>
    <message>
        <source>To the activities</source>
        <translation>去活动</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All: {counted}</source>
        <translation>全部：{counted}</translation>
    </message>
    <message>
        <source>{what}: {counted}</source>
        <translation>{what}：{counted}</translation>
    </message>
    <message>
        <source>no project</source>
        <translation>不属于项目</translation>
    </message>
    <message numerus="yes">
        <source>%n attendance(s)</source>
        <translation>
            <numerusform>%n 人次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message>
        <source>no party</source>
        <translation>没写主体</translation>
    </message>
    <message>
        <source>no channel</source>
        <translation>没写渠道</translation>
    </message>
    <message>
        <source>no kind</source>
        <translation>没写类型</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>不记名</translation>
    </message>
    <message>
        <source>every case</source>
        <translation>全部案件</translation>
    </message>
    <message numerus="yes">
        <source>Counted over %n activity(ies), {since} to {until}, {case}, {role}.</source>
        <translation>
            <numerusform>口径：{since} 至 {until} 的 %n 次活动，{case}，{role}。</numerusform>
        </translation>
    </message>
    <message>
        <source>An attendance is one person in one phase of one activity, or one visitor at one booth. A known person is counted once, however often they came; whoever was counted without a name is in no number of people.</source>
        <translation>一人在一次活动的一个阶段算一人次，到一个摊位的来客算一人次。人数按登记的人去重，来几次都算一人；不记名的只计人次，不计人数。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Behind it: {what}</source>
        <translation>明细：{what}</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visitor(s) without a name</source>
        <translation>
            <numerusform>不记名 %n 人次</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Partners</name>
    <message>
        <source>Who helps as an organisation stands here: what it offers, until when, and what came of it.</source>
        <translation>来帮忙的单位和队伍在这里：提供什么、到哪天、用在了哪里。</translation>
    </message>
    <message>
        <source>Enter the first partner</source>
        <translation>登记第一家伙伴</translation>
    </message>
    <message>
        <source>Enter a partner</source>
        <translation>登记伙伴</translation>
    </message>
    <message>
        <source>Partners</source>
        <translation>伙伴</translation>
    </message>
    <message>
        <source>Name, or what it offers</source>
        <translation>名称，或提供什么</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移出名册</translation>
    </message>
    <message>
        <source>Offers</source>
        <translation>提供的资源</translation>
    </message>
    <message>
        <source>No offer yet: a word by which it is found, and until when.</source>
        <translation>还没有资源：写一个好找的词，和到哪天为止。</translation>
    </message>
    <message>
        <source>Add an offer</source>
        <translation>加资源</translation>
    </message>
    <message>
        <source>It was used</source>
        <translation>用上了</translation>
    </message>
    <message>
        <source>Renew it</source>
        <translation>续期</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>Used in</source>
        <translation>用在哪里</translation>
    </message>
    <message>
        <source>Not used yet.</source>
        <translation>还没有用过。</translation>
    </message>
    <message>
        <source>Who sits in it</source>
        <translation>成员席位</translation>
    </message>
    <message>
        <source>No party has a seat yet.</source>
        <translation>还没有席位。</translation>
    </message>
    <message>
        <source>Give a party a seat</source>
        <translation>加一个席位</translation>
    </message>
    <message>
        <source>Issues that go to it</source>
        <translation>派给它的问题</translation>
    </message>
    <message>
        <source>No kind of issue goes to it by itself.</source>
        <translation>没有自动派给它的问题。</translation>
    </message>
    <message>
        <source>Send a kind of issue to it</source>
        <translation>派一类问题给它</translation>
    </message>
    <message>
        <source>Send no more</source>
        <translation>不再派给它</translation>
    </message>
    <message numerus="yes">
        <source>%n partner(s) with an offer that ends soon</source>
        <translation>
            <numerusform>%n 家伙伴的资源快到期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{found} of %n partner(s)</source>
        <translation>
            <numerusform>%n 家中 {found} 家</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n partner(s)</source>
        <translation>
            <numerusform>%n 家伙伴</numerusform>
        </translation>
    </message>
    <message>
        <source>founded {day}</source>
        <translation>{day} 成立</translation>
    </message>
    <message>
        <source>advised by {whom}</source>
        <translation>指导：{whom}</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n party(ies)</source>
        <translation>
            <numerusform>%n 方</numerusform>
        </translation>
    </message>
    <message>
        <source>ended {day}</source>
        <translation>{day} 已到期</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>到 {day}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Write a name first.</source>
        <translation>请先写姓名。</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Counts as which party</source>
        <translation>算哪一方</translation>
    </message>
    <message>
        <source>Founded</source>
        <translation>成立日期</translation>
    </message>
    <message>
        <source>Advised by</source>
        <translation>指导单位</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>{name} stands among the partners</source>
        <translation>{name}已登记</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Kept: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
    <message>
        <source>Taken out: {name}</source>
        <translation>已移出：{name}</translation>
    </message>
    <message>
        <source>What</source>
        <translation>什么</translation>
    </message>
    <message>
        <source>one word, such as lamps</source>
        <translation>一个词，例如 修灯</translation>
    </message>
    <message>
        <source>Write what it offers.</source>
        <translation>请写提供什么。</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>From which day</source>
        <translation>从哪天起</translation>
    </message>
    <message>
        <source>Until, if it ends</source>
        <translation>到哪天（有期限的话）</translation>
    </message>
    <message>
        <source>More about it</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Offer noted: {what}</source>
        <translation>已登记资源：{what}</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>It needs its day.</source>
        <translation>请写日期。</translation>
    </message>
    <message>
        <source>For which case</source>
        <translation>用于哪个案件</translation>
    </message>
    <message>
        <source>no case</source>
        <translation>不属于案件</translation>
    </message>
    <message>
        <source>For what</source>
        <translation>做什么用</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>Used: {what}</source>
        <translation>已记：用上{what}</translation>
    </message>
    <message>
        <source>Renewed: {what}</source>
        <translation>已续期：{what}</translation>
    </message>
    <message>
        <source>Taken off: {name}</source>
        <translation>已去掉：{name}</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>主体</translation>
    </message>
    <message>
        <source>As what</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>Takes care of</source>
        <translation>负责</translation>
    </message>
    <message>
        <source>Seat given</source>
        <translation>已加席位</translation>
    </message>
    <message>
        <source>Seat taken off</source>
        <translation>已去掉席位</translation>
    </message>
    <message>
        <source>Kind of issue</source>
        <translation>问题类型</translation>
    </message>
    <message>
        <source>Send them here</source>
        <translation>派给它</translation>
    </message>
    <message>
        <source>Issues of this kind go to it from now on</source>
        <translation>这类问题今后派给它</translation>
    </message>
    <message>
        <source>Another team that had them has them no more.</source>
        <translation>原来负责的队伍不再负责。</translation>
    </message>
    <message>
        <source>Issues of this kind go to it no more</source>
        <translation>这类问题不再派给它</translation>
    </message>
</context>
<context>
    <name>PassphrasePage</name>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>Latitude and longitude of the next point</source>
        <translation>下一个点的纬度和经度</translation>
    </message>
    <message>
        <source>Next point of: {question}</source>
        <translation>下一个点：{question}</translation>
    </message>
    <message>
        <source>Add the point</source>
        <translation>加入这个点</translation>
    </message>
    <message>
        <source>Points of: {question}</source>
        <translation>各点：{question}</translation>
    </message>
    <message>
        <source>Take the marked point out</source>
        <translation>去掉选中的点</translation>
    </message>
    <message>
        <source>Write a point like 23.1291, 113.2644.</source>
        <translation>请这样写：23.1291, 113.2644。</translation>
    </message>
    <message>
        <source>An area needs three points.</source>
        <translation>一块区域至少三个点。</translation>
    </message>
    <message>
        <source>A line needs two points.</source>
        <translation>一条线至少两个点。</translation>
    </message>
    <message>
        <source>There are {count}.</source>
        <translation>现有 {count} 个。</translation>
    </message>
</context>
<context>
    <name>Patrol</name>
    <message>
        <source>Which building</source>
        <translation>哪一幢</translation>
    </message>
    <message>
        <source>22</source>
        <translation>22</translation>
    </message>
    <message>
        <source>Which building do you walk?</source>
        <translation>今天走哪一幢？</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Sheet for a pen (A4)</source>
        <translation>纸质巡查表（A4）</translation>
    </message>
    <message>
        <source>Walked last</source>
        <translation>最近几次</translation>
    </message>
    <message>
        <source>1 Fine</source>
        <translation>1 正常</translation>
    </message>
    <message>
        <source>2 Not fine</source>
        <translation>2 异常</translation>
    </message>
    <message>
        <source>3 Not walked</source>
        <translation>3 没走</translation>
    </message>
    <message>
        <source>which floor, what: no names</source>
        <translation>在哪层、什么情况，不写姓名</translation>
    </message>
    <message>
        <source>Where and what</source>
        <translation>在哪层、什么情况</translation>
    </message>
    <message>
        <source>Back (Backspace)</source>
        <translation>上一项（退格）</translation>
    </message>
    <message>
        <source>Stop here</source>
        <translation>就到这里</translation>
    </message>
    <message>
        <source>Keep it (Enter)</source>
        <translation>保存（回车）</translation>
    </message>
    <message>
        <source>{day} · {place} · {passed} of {looked} fine</source>
        <translation>{day} · {place} · 看了 {looked} 项，{passed} 项正常</translation>
    </message>
    <message>
        <source>Choose the building first.</source>
        <translation>请先选楼幢。</translation>
    </message>
    <message>
        <source>{number} of {all} · {place}</source>
        <translation>第 {number} 项，共 {all} 项 · {place}</translation>
    </message>
    <message>
        <source>not fine: {item}</source>
        <translation>异常：{item}</translation>
    </message>
    <message>
        <source>{fine} fine · {bad} not fine · {unseen} not walked</source>
        <translation>{fine} 项正常 · {bad} 项异常 · {unseen} 项没走</translation>
    </message>
    <message>
        <source>Kept. Thank you.</source>
        <translation>已保存，辛苦了。</translation>
    </message>
    <message>
        <source>Patrol sheet</source>
        <translation>楼道巡查表</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>Roster</source>
        <translation>名册</translation>
    </message>
    <message>
        <source>Participation</source>
        <translation>参与</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Small fund</source>
        <translation>资金</translation>
    </message>
    <message>
        <source>Put in</source>
        <translation>投入</translation>
    </message>
    <message>
        <source>Partners</source>
        <translation>伙伴</translation>
    </message>
    <message>
        <source>Pacts</source>
        <translation>公约</translation>
    </message>
    <message>
        <source>Nominations</source>
        <translation>提名</translation>
    </message>
    <message>
        <source>Who can help</source>
        <translation>找帮手</translation>
    </message>
    <message>
        <source>Who answers</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>探访</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>PeopleWords</name>
    <message>
        <source>Electrician</source>
        <translation>电工</translation>
    </message>
    <message>
        <source>Mason</source>
        <translation>泥水</translation>
    </message>
    <message>
        <source>Fire safety</source>
        <translation>消防</translation>
    </message>
    <message>
        <source>Welder</source>
        <translation>焊工</translation>
    </message>
    <message>
        <source>Carpenter</source>
        <translation>木工</translation>
    </message>
    <message>
        <source>Painter</source>
        <translation>油漆墙绘</translation>
    </message>
    <message>
        <source>Plumber</source>
        <translation>水管</translation>
    </message>
    <message>
        <source>Gas fitter</source>
        <translation>燃气</translation>
    </message>
    <message>
        <source>Photographs</source>
        <translation>摄影</translation>
    </message>
    <message>
        <source>Keying</source>
        <translation>电脑录入</translation>
    </message>
    <message>
        <source>Leads meetings</source>
        <translation>主持</translation>
    </message>
    <message>
        <source>Law</source>
        <translation>法律</translation>
    </message>
    <message>
        <source>Morning</source>
        <translation>早上</translation>
    </message>
    <message>
        <source>Noon</source>
        <translation>中午</translation>
    </message>
    <message>
        <source>Afternoon</source>
        <translation>下午</translation>
    </message>
    <message>
        <source>Evening</source>
        <translation>晚上</translation>
    </message>
    <message>
        <source>Weekend</source>
        <translation>周末</translation>
    </message>
    <message>
        <source>may be called and asked to help</source>
        <translation>可以联系、派活</translation>
    </message>
    <message>
        <source>the name may be shown</source>
        <translation>姓名可以公开</translation>
    </message>
    <message>
        <source>photos may be shown</source>
        <translation>照片可以公开</translation>
    </message>
    <message>
        <source>words may be quoted</source>
        <translation>说法可以引用</translation>
    </message>
    <message>
        <source>the telephone may be handed over</source>
        <translation>联系方式可以移交</translation>
    </message>
    <message>
        <source>asks for a service record</source>
        <translation>要求出服务证明</translation>
    </message>
    <message>
        <source>regular visits</source>
        <translation>结对探访</translation>
    </message>
    <message>
        <source>spoken</source>
        <translation>口头</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>on a slip</source>
        <translation>回执</translation>
    </message>
    <message>
        <source>signed by a guardian</source>
        <translation>监护人签字</translation>
    </message>
    <message>
        <source>Volunteers</source>
        <translation>志愿者</translation>
    </message>
    <message>
        <source>Visitors</source>
        <translation>来客</translation>
    </message>
    <message>
        <source>Talking and planning</source>
        <translation>讨论策划</translation>
    </message>
    <message>
        <source>Doing</source>
        <translation>组织开展</translation>
    </message>
    <message>
        <source>Looking back</source>
        <translation>总结反思</translation>
    </message>
    <message>
        <source>no phase</source>
        <translation>不分阶段</translation>
    </message>
    <message>
        <source>visit</source>
        <translation>上门</translation>
    </message>
    <message>
        <source>telephone call</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Neighbours&apos; association</source>
        <translation>街坊会</translation>
    </message>
    <message>
        <source>Volunteer team</source>
        <translation>志愿服务队</translation>
    </message>
    <message>
        <source>Committee</source>
        <translation>委员会</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Social organisation</source>
        <translation>社会组织</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>协作网络</translation>
    </message>
    <message>
        <source>Service day</source>
        <translation>便民日</translation>
    </message>
    <message>
        <source>Festival</source>
        <translation>节庆活动</translation>
    </message>
    <message>
        <source>From door to door</source>
        <translation>入户</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>线上</translation>
    </message>
    <message>
        <source>Posters</source>
        <translation>张贴</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>Charity sale</source>
        <translation>义卖</translation>
    </message>
    <message>
        <source>Made to order</source>
        <translation>定制收入</translation>
    </message>
    <message>
        <source>Gift</source>
        <translation>捐赠</translation>
    </message>
    <message>
        <source>Award</source>
        <translation>以奖代补</translation>
    </message>
    <message>
        <source>Subsidy</source>
        <translation>补助</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Residents</source>
        <translation>居民</translation>
    </message>
    <message>
        <source>Public money</source>
        <translation>公费</translation>
    </message>
    <message>
        <source>Companies and partners</source>
        <translation>企业、伙伴投入</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>出工</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>物料</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>资金</translation>
    </message>
    <message>
        <source>A room or space</source>
        <translation>场地</translation>
    </message>
    <message>
        <source>reworded</source>
        <translation>改写</translation>
    </message>
    <message>
        <source>added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>删去</translation>
    </message>
    <message>
        <source>at home</source>
        <translation>在家</translation>
    </message>
    <message>
        <source>nobody there</source>
        <translation>不在</translation>
    </message>
    <message>
        <source>did not want to</source>
        <translation>拒访</translation>
    </message>
</context>
<context>
    <name>PeriodCard</name>
    <message>
        <source>Supervision and reports</source>
        <translation>督导与报告</translation>
    </message>
    <message>
        <source>Who has what in hand</source>
        <translation>谁手上有什么</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未解决</translation>
    </message>
    <message>
        <source>Past its day</source>
        <translation>已超期</translation>
    </message>
    <message>
        <source>Done, nobody told</source>
        <translation>已办结未告知</translation>
    </message>
    <message>
        <source>A click or Enter on a number shows its issues in the ledger</source>
        <translation>点一个数，或者按回车，台账里就是它的那几件</translation>
    </message>
    <message>
        <source>any day</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>internal</source>
        <translation>内部</translation>
    </message>
    <message>
        <source>public</source>
        <translation>公开</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>片区</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>给谁看</translation>
    </message>
    <message>
        <source>Look at the report</source>
        <translation>看报告</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All issues here on {day}, by whom they were given to. The lines add up to the whole; a number opens its rows.</source>
        <translation>这里到 {day} 的全部问题，按派给谁分。各行相加等于合计；点一个数，就是它的那几件。</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>还没派</translation>
    </message>
    <message>
        <source>The whole</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>This is not a date. Write it like 2026-11-30.</source>
        <translation>这不是日期。请写成 2026-11-30 这样。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
</context>
<context>
    <name>PeriodSection</name>
    <message>
        <source>any day</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>This is not a date. Write it like 2026-11-30.</source>
        <translation>这不是日期。请写成 2026-11-30 这样。</translation>
    </message>
</context>
<context>
    <name>PersonCard</name>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>I am this person</source>
        <translation>就是我</translation>
    </message>
    <message>
        <source>Who works here now</source>
        <translation>现在是谁在用</translation>
    </message>
    <message>
        <source>The name stands beside everything written from now on. It opens nothing and locks nothing.</source>
        <translation>从现在起，记下的内容都署这个名字。名字不能开锁，也不限制谁能看。</translation>
    </message>
    <message>
        <source>Your e-mail</source>
        <translation>您的电子邮箱</translation>
    </message>
    <message>
        <source>Your telephone</source>
        <translation>您的电话</translation>
    </message>
    <message>
        <source>Only forms that ask for them get these two; they stay on this laptop.</source>
        <translation>只有问到的表单才会用到这两项；它们只留在这台电脑上。</translation>
    </message>
    <message>
        <source>{name} writes from now on.</source>
        <translation>从现在起由 {name} 记录。</translation>
    </message>
</context>
<context>
    <name>PersonView</name>
    <message>
        <source>Show the telephone</source>
        <translation>显示电话</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Certificate seen</source>
        <translation>看过证件</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移出名册</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Nothing was agreed to yet. Without consent nothing personal is printed.</source>
        <translation>还没有登记同意。没有同意，个人信息一概不印。</translation>
    </message>
    <message>
        <source>Note a consent</source>
        <translation>登记同意</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>撤回同意</translation>
    </message>
    <message>
        <source>Service record</source>
        <translation>服务记录</translation>
    </message>
    <message>
        <source>Not down for any activity yet.</source>
        <translation>还没有参加过活动。</translation>
    </message>
    <message>
        <source>Certificate of service</source>
        <translation>服务证明</translation>
    </message>
    <message>
        <source>Answers for, looks after, has in hand</source>
        <translation>负责、结对和手上的事</translation>
    </message>
    <message>
        <source>Nothing at the moment.</source>
        <translation>目前没有。</translation>
    </message>
    <message>
        <source>taken back on {day}</source>
        <translation>{day} 撤回</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>到 {day}</translation>
    </message>
    <message>
        <source>Skills: {skills}</source>
        <translation>专长：{skills}</translation>
    </message>
    <message>
        <source>any time</source>
        <translation>不限时段</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>不限片区</translation>
    </message>
    <message>
        <source>Has time: {when}; comes to: {where}</source>
        <translation>时段：{when}；片区：{where}</translation>
    </message>
    <message>
        <source>{kind} ran out on {day}</source>
        <translation>{kind}已于 {day} 到期</translation>
    </message>
    <message>
        <source>{kind} valid until {day}</source>
        <translation>{kind}有效期至 {day}</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证件</translation>
    </message>
    <message>
        <source>The original was seen on {day} by {who}</source>
        <translation>{day} 由{who}看过原件</translation>
    </message>
    <message>
        <source>Has volunteers&apos; insurance</source>
        <translation>已买志愿者保险</translation>
    </message>
    <message>
        <source>Agreed on {day} to be called</source>
        <translation>{day} 同意可以联系</translation>
    </message>
    <message>
        <source>Has not agreed to be called, so is offered for no work.</source>
        <translation>没有同意联系，派活时不会列出。</translation>
    </message>
    <message>
        <source>Joined at: {activity}</source>
        <translation>在活动上加入：{activity}</translation>
    </message>
    <message>
        <source>Made up for the demonstration</source>
        <translation>虚构示例</translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attendance(s)</source>
        <translation>
            <numerusform>%n 人次</numerusform>
        </translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>{day} 起</translation>
    </message>
    <message numerus="yes">
        <source>Visits {whom} every %n day(s)</source>
        <translation>
            <numerusform>每 %n 天看望{whom}</numerusform>
        </translation>
    </message>
    <message>
        <source>Task: {title}</source>
        <translation>任务：{title}</translation>
    </message>
    <message>
        <source>such as electrician</source>
        <translation>例如 低压电工</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Original seen on</source>
        <translation>哪天看的原件</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>谁看的</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Only the kind and the last day are kept, never a picture of it.</source>
        <translation>只记种类和有效期，不留证件照片。</translation>
    </message>
    <message>
        <source>Certificate noted</source>
        <translation>证件已登记</translation>
    </message>
    <message>
        <source>Agreed to what</source>
        <translation>同意什么</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>A consent needs its day.</source>
        <translation>同意要有日期。</translation>
    </message>
    <message>
        <source>Until, if it ends</source>
        <translation>到哪天（有期限的话）</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>Consent noted</source>
        <translation>同意已登记</translation>
    </message>
    <message>
        <source>Taken back: {what}. What rested on it is gone.</source>
        <translation>已撤回：{what}。凭它留下的信息已清除。</translation>
    </message>
    <message>
        <source>Taken out: {name}</source>
        <translation>已移出：{name}</translation>
    </message>
</context>
<context>
    <name>PhotoField</name>
    <message>
        <source>The form asks for a new photo: take it with a camera or telephone and add it here.</source>
        <translation>表单要求新拍的照片：请用相机或手机拍好，再加到这里。</translation>
    </message>
</context>
<context>
    <name>PhotoStrip</name>
    <message>
        <source>More ways to add photos</source>
        <translation>其他添加方式</translation>
    </message>
    <message>
        <source>A whole folder…</source>
        <translation>整个文件夹…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Add photos to: {question}</source>
        <translation>给“{question}”加照片</translation>
    </message>
    <message>
        <source>More ways to add photos to: {question}</source>
        <translation>其他添加方式：{question}</translation>
    </message>
    <message>
        <source>Drop photos here, paste them, or choose files</source>
        <translation>把照片拖到这里、粘贴，或选择文件</translation>
    </message>
    <message>
        <source>Put the photo back</source>
        <translation>把照片放回去</translation>
    </message>
    <message>
        <source>Pictures ({suffixes})</source>
        <translation>图片 ({suffixes})</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Folder of photos</source>
        <translation>照片文件夹</translation>
    </message>
    <message>
        <source>There is no picture in it.</source>
        <translation>里面没有图片。</translation>
    </message>
    <message>
        <source>Taking in photos</source>
        <translation>正在收入照片</translation>
    </message>
    <message>
        <source>Photo {number} of {count}: {question}</source>
        <translation>{question}：第 {number} 张，共 {count} 张</translation>
    </message>
</context>
<context>
    <name>PhotoViewer</name>
    <message>
        <source>Previous</source>
        <translation>上一张</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一张</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>第 {number} 张，共 {count} 张</translation>
    </message>
</context>
<context>
    <name>PickLine</name>
    <message>
        <source>Nothing here is called that.</source>
        <translation>这里没有这个名称。</translation>
    </message>
</context>
<context>
    <name>PickerField</name>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
</context>
<context>
    <name>PlaceDetails</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>改名</translation>
    </message>
    <message>
        <source>In public documents: {label}</source>
        <translation>公开材料里写作：{label}</translation>
    </message>
    <message>
        <source>Add inside</source>
        <translation>在里面添加</translation>
    </message>
    <message>
        <source>Walk this building</source>
        <translation>去走访这幢楼</translation>
    </message>
    <message>
        <source>What happened here</source>
        <translation>这里的经过</translation>
    </message>
    <message>
        <source>Last visit and what is open</source>
        <translation>上次走访和没解决的问题</translation>
    </message>
    <message>
        <source>Nobody has been here yet.</source>
        <translation>还没有来过。</translation>
    </message>
    <message>
        <source>{day}: nothing failed</source>
        <translation>{day}：没有不合格</translation>
    </message>
    <message>
        <source>{day}: could not be looked at</source>
        <translation>{day}：没能查看</translation>
    </message>
    <message>
        <source>Nothing is open here.</source>
        <translation>这里没有未解决的问题。</translation>
    </message>
    <message>
        <source>File of the house</source>
        <translation>房屋档案</translation>
    </message>
    <message>
        <source>Floors, stairs, heaters, equipment. The checklist asks what fits the house, and no more.</source>
        <translation>层数、楼梯、热水器、消防器材。填了以后，检查表只问这栋房子用得上的。</translation>
    </message>
    <message>
        <source>Go on with the file</source>
        <translation>接着填档案</translation>
    </message>
    <message>
        <source>Correct the file</source>
        <translation>改档案</translation>
    </message>
    <message>
        <source>Fill in the file</source>
        <translation>填写档案</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>删去</translation>
    </message>
    <message>
        <source>For a place entered by mistake</source>
        <translation>用于录错的地点</translation>
    </message>
    <message>
        <source>Entered wrongly?</source>
        <translation>录错了？</translation>
    </message>
    <message>
        <source>Who answers for it</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Nobody yet.</source>
        <translation>还没有责任人。</translation>
    </message>
    <message>
        <source>{person}, who answers for the place around it.</source>
        <translation>{person}（上一级的责任人）。</translation>
    </message>
    <message>
        <source>{person}: since {since}</source>
        <translation>{person}：{since} 至今</translation>
    </message>
    <message>
        <source>Who answers from today</source>
        <translation>责任人姓名</translation>
    </message>
    <message>
        <source>{place} is now called {name}</source>
        <translation>{place} 现在叫 {name}</translation>
    </message>
    <message>
        <source>Left out: {place}</source>
        <translation>已删去：{place}</translation>
    </message>
    <message>
        <source>{person} answers for {place} from today</source>
        <translation>从今天起由 {person} 负责 {place}</translation>
    </message>
    <message>
        <source>{person}: {since} to {until}</source>
        <translation>{person}：{since} 至 {until}</translation>
    </message>
    <message numerus="yes">
        <source>%n home(s)</source>
        <translation>
            <numerusform>%n 户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{day}: %n thing(s) failed</source>
        <translation>
            <numerusform>{day}：%n 项不合格</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n open issue(s) in the ledger</source>
        <translation>
            <numerusform>到台账里看 %n 个没解决的问题</numerusform>
        </translation>
    </message>
    <message>
        <source>As what, for example head of the stairwell</source>
        <translation>身份，例如楼道长</translation>
    </message>
    <message>
        <source>As what they answer</source>
        <translation>责任人身份</translation>
    </message>
    <message>
        <source>From today</source>
        <translation>从今天起</translation>
    </message>
</context>
<context>
    <name>PlaceList</name>
    <message>
        <source>Another room</source>
        <translation>添一间房</translation>
    </message>
    <message>
        <source>Floor {number}</source>
        <translation>{number} 层</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>房间</translation>
    </message>
    <message>
        <source>About this visit</source>
        <translation>本次巡查</translation>
    </message>
    <message>
        <source>The building</source>
        <translation>公共部位</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>收尾</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新房间</translation>
    </message>
    <message>
        <source>nothing wrong</source>
        <translation>没发现问题</translation>
    </message>
    <message>
        <source>has issues</source>
        <translation>有不合格</translation>
    </message>
    <message>
        <source>major issue</source>
        <translation>有重大（疑似）问题</translation>
    </message>
    <message>
        <source>not seen</source>
        <translation>未查看</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>已填完</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>还没去</translation>
    </message>
</context>
<context>
    <name>PlacesPage</name>
    <message>
        <source>Add places</source>
        <translation>添加地点</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>撤销 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Find a place</source>
        <translation>查找地点</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>No buildings yet. Write one line, and a whole building with its homes is there.</source>
        <translation>还没有楼栋。写一行字，一整幢楼和里面的每一户就都有了。</translation>
    </message>
    <message>
        <source>Buildings and homes</source>
        <translation>楼栋和住户</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>场地</translation>
    </message>
    <message>
        <source>Facilities</source>
        <translation>设施</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Taken back: {what}</source>
        <translation>已撤回：{what}</translation>
    </message>
    <message numerus="yes">
        <source>%n building(s)</source>
        <translation>
            <numerusform>%n 幢</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n home(s)</source>
        <translation>
            <numerusform>%n 户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nobody answers yet for %n building(s)</source>
        <translation>
            <numerusform>%n 幢还没有责任人</numerusform>
        </translation>
    </message>
    <message>
        <source>The places are there.</source>
        <translation>地点已添加。</translation>
    </message>
    <message>
        <source>{place} is now the same as {other}.</source>
        <translation>“{place}”已并入“{other}”。</translation>
    </message>
</context>
<context>
    <name>PlanWords</name>
    <message>
        <source>Fire hose reel</source>
        <translation>消防软管卷盘（消防水盘）</translation>
    </message>
    <message>
        <source>Smoke alarm</source>
        <translation>独立式烟感报警器</translation>
    </message>
    <message>
        <source>Exit sign</source>
        <translation>逃生指示牌</translation>
    </message>
    <message>
        <source>Emergency light</source>
        <translation>应急灯</translation>
    </message>
    <message>
        <source>Fire bell (manual call point)</source>
        <translation>消防铃（手动报警）</translation>
    </message>
    <message>
        <source>Escape rope</source>
        <translation>逃生绳</translation>
    </message>
    <message>
        <source>Fire extinguisher</source>
        <translation>灭火器</translation>
    </message>
    <message>
        <source>Escape ladder</source>
        <translation>逃生软梯/固定梯</translation>
    </message>
    <message>
        <source>Descender</source>
        <translation>缓降器</translation>
    </message>
    <message>
        <source>Escape window</source>
        <translation>逃生窗口</translation>
    </message>
    <message>
        <source>Smoke mask, torch and whistle</source>
        <translation>防烟面罩手电哨</translation>
    </message>
    <message>
        <source>Residual-current breaker</source>
        <translation>漏电保护开关</translation>
    </message>
    <message>
        <source>Wiring in conduit</source>
        <translation>线路规整穿管</translation>
    </message>
    <message>
        <source>Gas hose and regulator</source>
        <translation>燃气软管减压阀</translation>
    </message>
    <message>
        <source>Gas or CO alarm</source>
        <translation>燃气/一氧化碳报警器</translation>
    </message>
    <message>
        <source>Charging post or cabinet</source>
        <translation>充电桩/充电柜</translation>
    </message>
    <message>
        <source>E-bike stop in the lift</source>
        <translation>电梯阻车系统</translation>
    </message>
    <message>
        <source>Fire door</source>
        <translation>防火门</translation>
    </message>
    <message>
        <source>Hydrant</source>
        <translation>消火栓</translation>
    </message>
    <message>
        <source>Push bar or door release</source>
        <translation>推闩锁/门禁释放</translation>
    </message>
    <message>
        <source>Notice or duty sign</source>
        <translation>提示牌/责任牌</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>需求</translation>
    </message>
    <message>
        <source>provided</source>
        <translation>已配</translation>
    </message>
    <message>
        <source>fitted</source>
        <translation>已装</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>已查</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Painted stairwell</source>
        <translation>网红楼道</translation>
    </message>
    <message>
        <source>Entrance door</source>
        <translation>单元门</translation>
    </message>
    <message>
        <source>Lift</source>
        <translation>电梯</translation>
    </message>
    <message>
        <source>Walls painted</source>
        <translation>墙面粉刷</translation>
    </message>
    <message>
        <source>Stairwell cleared</source>
        <translation>楼道清理</translation>
    </message>
    <message>
        <source>Meter boxes</source>
        <translation>电表箱美化</translation>
    </message>
    <message>
        <source>E-bike ramp</source>
        <translation>电动车坡道</translation>
    </message>
    <message>
        <source>Not said which</source>
        <translation>未分项写明</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>推进中</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Stairs and corridors are clear</source>
        <translation>楼梯走道没有堆物</translation>
    </message>
    <message>
        <source>No e-bikes parked or charging</source>
        <translation>没有电动车停放、充电</translation>
    </message>
    <message>
        <source>No loose wires</source>
        <translation>没有飞线、乱拉电线</translation>
    </message>
    <message>
        <source>Lights work, rails and walls are sound</source>
        <translation>楼道灯亮，扶手、墙面完好</translation>
    </message>
    <message>
        <source>Emergency lights work</source>
        <translation>应急灯亮</translation>
    </message>
    <message>
        <source>Exit signs can be seen</source>
        <translation>疏散指示牌清楚</translation>
    </message>
    <message>
        <source>Extinguishers in place, needle in the green</source>
        <translation>灭火器在位、针在绿区</translation>
    </message>
    <message>
        <source>Hydrant and hose reel not blocked</source>
        <translation>消火栓、消防卷盘不被挡</translation>
    </message>
    <message>
        <source>Smoke alarms blink and are not wrapped</source>
        <translation>走道烟感灯在闪、没被包</translation>
    </message>
    <message>
        <source>Entrance and fire doors open and close</source>
        <translation>单元门、防火门好开好关</translation>
    </message>
    <message>
        <source>Meter boxes and shafts are closed and clear</source>
        <translation>电表箱、管井关好无杂物</translation>
    </message>
    <message>
        <source>Clean: no rubbish, no stickers</source>
        <translation>地面、墙面干净，没有小广告、垃圾</translation>
    </message>
    <message>
        <source>any time</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>morning</source>
        <translation>上午</translation>
    </message>
    <message>
        <source>noon</source>
        <translation>中午</translation>
    </message>
    <message>
        <source>afternoon</source>
        <translation>下午</translation>
    </message>
    <message>
        <source>evening</source>
        <translation>晚上</translation>
    </message>
    <message>
        <source>Landlord</source>
        <translation>房东</translation>
    </message>
    <message>
        <source>Community budget</source>
        <translation>社区经费</translation>
    </message>
    <message>
        <source>Charity or company</source>
        <translation>慈善/爱心企业</translation>
    </message>
    <message>
        <source>Government subsidy</source>
        <translation>政府补贴</translation>
    </message>
    <message>
        <source>Social work project</source>
        <translation>社工项目</translation>
    </message>
    <message>
        <source>The tenant</source>
        <translation>租客自费</translation>
    </message>
</context>
<context>
    <name>PlansPage</name>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>撤销 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>措施</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Demands</source>
        <translation>加装需求</translation>
    </message>
    <message>
        <source>Installation day</source>
        <translation>安装日</translation>
    </message>
    <message>
        <source>Handed out</source>
        <translation>发放</translation>
    </message>
    <message>
        <source>Buildings × measures</source>
        <translation>楼幢 × 措施</translation>
    </message>
    <message>
        <source>Plan of buildings</source>
        <translation>楼幢平面图</translation>
    </message>
    <message>
        <source>Patrol</source>
        <translation>巡楼自查</translation>
    </message>
    <message>
        <source>Schedules and rota</source>
        <translation>周期与排班</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>方案</translation>
    </message>
</context>
<context>
    <name>Player</name>
    <message>
        <source>This computer has no program that opens {name}.</source>
        <translation>这台电脑没有能打开 {name} 的程序。</translation>
    </message>
</context>
<context>
    <name>PointField</name>
    <message>
        <source>Latitude, 23.1291</source>
        <translation>纬度，23.1291</translation>
    </message>
    <message>
        <source>Longitude, 113.2644</source>
        <translation>经度，113.2644</translation>
    </message>
    <message>
        <source>Height, m</source>
        <translation>高程，米</translation>
    </message>
    <message>
        <source>± m</source>
        <translation>±米</translation>
    </message>
    <message>
        <source>Latitude of: {question}</source>
        <translation>纬度：{question}</translation>
    </message>
    <message>
        <source>Longitude of: {question}</source>
        <translation>经度：{question}</translation>
    </message>
    <message>
        <source>Height in metres of: {question}</source>
        <translation>高程（米）：{question}</translation>
    </message>
    <message>
        <source>Accuracy in metres of: {question}</source>
        <translation>精度（米）：{question}</translation>
    </message>
    <message>
        <source>Latitude lies between -90 and 90, longitude between -180 and 180.</source>
        <translation>纬度在 -90 到 90 之间，经度在 -180 到 180 之间。</translation>
    </message>
    <message>
        <source>A click in the drawing moves the point there.</source>
        <translation>在图上点一下，点就移到那里。</translation>
    </message>
</context>
<context>
    <name>ProgressDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>正在停下…</translation>
    </message>
</context>
<context>
    <name>ProjectBlock</name>
    <message>
        <source>Projects</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>In no project. Its attendances and hours stand under “no project”.</source>
        <translation>不属于任何项目，人次和工时计在“不属于项目”里。</translation>
    </message>
    <message>
        <source>Share out to projects</source>
        <translation>分摊到项目</translation>
    </message>
    <message>
        <source>To no project</source>
        <translation>不属于项目</translation>
    </message>
    <message>
        <source>Attendances and hours are shared out by these parts; nothing counts twice.</source>
        <translation>人次和工时按这个比例分摊，不重复计。</translation>
    </message>
    <message>
        <source>a project put aside</source>
        <translation>已停用的项目</translation>
    </message>
    <message>
        <source>{name}, per cent</source>
        <translation>{name}（%）</translation>
    </message>
    <message>
        <source>Another project</source>
        <translation>另一个项目</translation>
    </message>
    <message>
        <source>the name of a new one</source>
        <translation>新项目的名称</translation>
    </message>
    <message>
        <source>Its part, per cent</source>
        <translation>占多少（%）</translation>
    </message>
    <message>
        <source>The parts make a hundred. One that is left blank has none.</source>
        <translation>合起来是 100。空着就是没有。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message numerus="yes">
        <source>Shared out to %n project(s)</source>
        <translation>
            <numerusform>已分摊到 %n 个项目</numerusform>
        </translation>
    </message>
    <message>
        <source>The activity is in no project now</source>
        <translation>这场活动现在不属于任何项目</translation>
    </message>
</context>
<context>
    <name>Projector</name>
    <message>
        <source>Who does what by when</source>
        <translation>行动分工</translation>
    </message>
    <message>
        <source>Decided: {words}</source>
        <translation>决定：{words}</translation>
    </message>
    <message>
        <source>{yuan} yuan</source>
        <translation>{yuan} 元</translation>
    </message>
    <message>
        <source>Days of work: {count}</source>
        <translation>工期 {count} 天</translation>
    </message>
    <message>
        <source>{at} of {count} · arrow keys turn, Esc leaves</source>
        <translation>{at} / {count} · 方向键翻页，Esc 退出</translation>
    </message>
    <message>
        <source>Good: {words}</source>
        <translation>好处：{words}</translation>
    </message>
    <message>
        <source>Bad: {words}</source>
        <translation>不足：{words}</translation>
    </message>
</context>
<context>
    <name>PutIn</name>
    <message>
        <source>What was put in</source>
        <translation>投入</translation>
    </message>
    <message>
        <source>Nothing yet. What residents and partners give stands here, apart from public money.</source>
        <translation>还没有。居民和伙伴投入了什么记在这里，与公费分开。</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>Write what was done.</source>
        <translation>请写做了什么。</translation>
    </message>
    <message>
        <source>Write what was given.</source>
        <translation>请写投入了什么。</translation>
    </message>
    <message>
        <source>Write what it is for.</source>
        <translation>请写用在哪里。</translation>
    </message>
    <message>
        <source>Write which room or space.</source>
        <translation>请写哪处场地。</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>做了什么</translation>
    </message>
    <message>
        <source>What was given</source>
        <translation>投入了什么</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用在哪里</translation>
    </message>
    <message>
        <source>Which room or space</source>
        <translation>哪处场地</translation>
    </message>
    <message>
        <source>Attendances</source>
        <translation>人次</translation>
    </message>
    <message>
        <source>Write how many.</source>
        <translation>请写数量。</translation>
    </message>
    <message>
        <source>Hours together</source>
        <translation>合计小时</translation>
    </message>
    <message>
        <source>Write the amount in yuan.</source>
        <translation>请写金额（元）。</translation>
    </message>
    <message>
        <source>Amount in yuan</source>
        <translation>金额（元）</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>几次</translation>
    </message>
    <message>
        <source>Counted in</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>such as pieces</source>
        <translation>例如 个、袋</translation>
    </message>
    <message>
        <source>Who gave it</source>
        <translation>谁投入</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>An entry needs its day.</source>
        <translation>请写日期。</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>For what</source>
        <translation>用于</translation>
    </message>
    <message>
        <source>Money that goes into a fund is entered there, not here.</source>
        <translation>进资金账的钱在“资金”里记，不在这里。</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>There is no place “{path}”. Choose one that is offered.</source>
        <translation>没有“{path}”这个地点。请从列出的地点里选。</translation>
    </message>
    <message>
        <source>Changed: {what}</source>
        <translation>已修改：{what}</translation>
    </message>
    <message>
        <source>Noted: {what}</source>
        <translation>已记下：{what}</translation>
    </message>
    <message>
        <source>Taken off: {what}</source>
        <translation>已去掉：{what}</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>QuestionBox</name>
    <message>
        <source>This question needs an answer</source>
        <translation>这一题必须填</translation>
    </message>
    <message>
        <source>More about this question</source>
        <translation>这道题的说明</translation>
    </message>
</context>
<context>
    <name>QuestionPart</name>
    <message>
        <source>Third look</source>
        <translation>看原件定稿</translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) wait for a second keying; {person} did the first. Who keys now?</source>
        <translation>
            <numerusform>有 %n 份等着录第二遍，第一遍是 {person} 录的。现在谁来录？</numerusform>
        </translation>
    </message>
    <message>
        <source>No sheet waits for a second keying.</source>
        <translation>没有等着录第二遍的问卷。</translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) were read differently and wait for a third look.</source>
        <translation>
            <numerusform>有 %n 份两遍不一样，等着看原件定稿。</numerusform>
        </translation>
    </message>
    <message>
        <source>Which number is on the sheet?</source>
        <translation>纸上的编号是多少？</translation>
    </message>
    <message>
        <source>Enter takes the number that stands here.</source>
        <translation>按回车就用这里的编号。</translation>
    </message>
    <message>
        <source>Is there one more on the paper?  {what}</source>
        <translation>纸上还有一项吗？ {what}</translation>
    </message>
    <message>
        <source>1 for one more, Enter to go on.</source>
        <translation>按 1 再加一项，按回车往下。</translation>
    </message>
</context>
<context>
    <name>QuestionnairesPage</name>
    <message>
        <source>New batch</source>
        <translation>新建批次</translation>
    </message>
    <message>
        <source>A batch is the sheets that came back from one day. Start one and key the first sheet.</source>
        <translation>一个批次就是一天收回来的问卷。建一个批次，就能录第一份。</translation>
    </message>
    <message>
        <source>Other forms</source>
        <translation>其他表单</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>Paper batches</source>
        <translation>纸质批次</translation>
    </message>
    <message>
        <source>Questionnaires</source>
        <translation>问卷</translation>
    </message>
    <message>
        <source>Scanned sheets</source>
        <translation>扫描的问卷</translation>
    </message>
</context>
<context>
    <name>QueueLine</name>
    <message>
        <source>Tell upward …</source>
        <translation>上报……</translation>
    </message>
    <message>
        <source>Who is told, e.g. the community office</source>
        <translation>上报给谁，例如：社区居委会</translation>
    </message>
    <message>
        <source>Who is told</source>
        <translation>上报给谁</translation>
    </message>
    <message>
        <source>Tell them</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s) of this queue open</source>
        <translation>
            <numerusform>这一队未解决 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>half of them for more than %n day(s)</source>
        <translation>
            <numerusform>一半已超过 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s) past the day and nobody told</source>
        <translation>
            <numerusform>超期且还没上报 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>public papers only say how many</source>
        <translation>公开材料只写件数</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Walk</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>问卷</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>议事</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Handout</source>
        <translation>讲义</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Pages above</source>
        <translation>上面的页</translation>
    </message>
    <message>
        <source>Pages below</source>
        <translation>下面的页</translation>
    </message>
</context>
<context>
    <name>RangeField</name>
    <message>
        <source>not chosen</source>
        <translation>未选</translation>
    </message>
</context>
<context>
    <name>RankField</name>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>This order</source>
        <translation>就按这个顺序</translation>
    </message>
</context>
<context>
    <name>Rates</name>
    <message>
        <source>Accepted</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>办结率</translation>
    </message>
    <message>
        <source>Recheck passed</source>
        <translation>复查合格率</translation>
    </message>
    <message>
        <source>Reported back</source>
        <translation>已反馈率</translation>
    </message>
    <message>
        <source>To recheck</source>
        <translation>待复查</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Closed late</source>
        <translation>逾期才办结</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>反弹</translation>
    </message>
    <message>
        <source>Counted apart</source>
        <translation>单列</translation>
    </message>
    <message>
        <source>Issues that were accepted, without those counted apart.</source>
        <translation>已受理的件，不含单列的。</translation>
    </message>
    <message>
        <source>Closed and not sent back, of all that were accepted.</source>
        <translation>办结且未退回的件，占已受理的件。</translation>
    </message>
    <message>
        <source>The last recheck passed and it has not come back, of all that are closed.</source>
        <translation>最近一次复查合格且没有反弹的件，占已办结的件。</translation>
    </message>
    <message>
        <source>Whoever raised it was told in this round, of all that were accepted.</source>
        <translation>本轮已告知提出人的件，占已受理的件。</translation>
    </message>
    <message>
        <source>Closed, and nobody has looked again.</source>
        <translation>已办结，还没人复查。</translation>
    </message>
    <message>
        <source>Not closed although the day has passed.</source>
        <translation>过了期限还没办结。</translation>
    </message>
    <message>
        <source>Closed after its day.</source>
        <translation>过了期限才办结。</translation>
    </message>
    <message>
        <source>Came back after it had been put right.</source>
        <translation>整改以后又出现。</translation>
    </message>
    <message>
        <source>Transferred, merged, withdrawn or no longer let.</source>
        <translation>移交、合并、撤销、停租的件。</translation>
    </message>
    <message numerus="yes">
        <source>{scope}: %n issue(s) accepted</source>
        <translation>
            <numerusform>{scope}：受理 %n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RatingField</name>
    <message>
        <source>{number} of {count}</source>
        <translation>{number}/{count}</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>未选</translation>
    </message>
</context>
<context>
    <name>Receipts</name>
    <message>
        <source>On this laptop only</source>
        <translation>只在本机</translation>
    </message>
    <message>
        <source>On a stick or in a folder</source>
        <translation>已到U盘或文件夹</translation>
    </message>
    <message>
        <source>Arrived, confirmed</source>
        <translation>已到达，有回执</translation>
    </message>
</context>
<context>
    <name>Records</name>
    <message>
        <source>Filled form</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>Laptop</source>
        <translation>电脑</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>新密钥</translation>
    </message>
    <message>
        <source>List entry</source>
        <translation>清单条目</translation>
    </message>
    <message>
        <source>Batch of sheets</source>
        <translation>问卷批次</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>议题</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>措施</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Demand</source>
        <translation>加装需求</translation>
    </message>
    <message>
        <source>What somebody said</source>
        <translation>有人说的话</translation>
    </message>
    <message>
        <source>Pact</source>
        <translation>公约</translation>
    </message>
    <message>
        <source>Nominee</source>
        <translation>提名</translation>
    </message>
    <message>
        <source>Put in</source>
        <translation>投入</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>周期安排</translation>
    </message>
    <message>
        <source>Joint visit</source>
        <translation>踏勘</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>场地</translation>
    </message>
    <message>
        <source>Facility</source>
        <translation>设施</translation>
    </message>
    <message>
        <source>Fund</source>
        <translation>资金</translation>
    </message>
    <message>
        <source>Patrol</source>
        <translation>巡楼</translation>
    </message>
    <message>
        <source>Knock at a door</source>
        <translation>入户</translation>
    </message>
    <message>
        <source>Day on which it was done</source>
        <translation>做了的那天</translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>The recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>If the passphrase is forgotten, this code is the only other way in. Nobody else has it. Print it or write it down now, and lock it away.</source>
        <translation>口令忘了，只有这个恢复码能打开。别人手里都没有。请现在就打印或抄下来，锁好。</translation>
    </message>
    <message>
        <source>Recovery code: {code}</source>
        <translation>恢复码：{code}</translation>
    </message>
    <message>
        <source>Print …</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save as PDF …</source>
        <translation>存为 PDF…</translation>
    </message>
    <message>
        <source>Type the code from the paper</source>
        <translation>照着纸上的恢复码输入一遍</translation>
    </message>
    <message>
        <source>So that you know the paper is right. Dashes and spaces do not matter.</source>
        <translation>这样才知道纸上没有抄错。横线和空格可以不输。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Saved: {path}. Take it off this laptop once it is printed.</source>
        <translation>已存到 {path}。打印好之后，请把它从这台电脑上移走。</translation>
    </message>
    <message>
        <source>That is not the code above. Compare it part by part.</source>
        <translation>和上面的恢复码不一样，请一段一段核对。</translation>
    </message>
    <message>
        <source>Save the recovery code</source>
        <translation>保存恢复码</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>已送去打印。</translation>
    </message>
    <message>
        <source>The file could not be written there. Choose another folder.</source>
        <translation>那里写不进去，请换一个文件夹。</translation>
    </message>
</context>
<context>
    <name>RecoverySlip</name>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>With this code the records can be opened when the passphrase is forgotten.</source>
        <translation>忘记口令时，用这个恢复码可以打开资料。</translation>
    </message>
    <message>
        <source>Whoever has this code and the laptop can read everything. Keep it where the office keeps its seal.</source>
        <translation>谁拿到恢复码和电脑，谁就能看到全部资料。请和公章放在一起保管。</translation>
    </message>
    <message>
        <source>Do not photograph it and do not put it in a chat. Nobody else has a copy, and nobody can make one.</source>
        <translation>不要拍照，不要发到群里。别处没有副本，谁也补不出来。</translation>
    </message>
    <message>
        <source>Capital and small letters are the same. There is no letter I, L, O or U in it.</source>
        <translation>大小写都一样。里面没有字母 I、L、O、U。</translation>
    </message>
</context>
<context>
    <name>Remedies</name>
    <message>
        <source>Open for reading only</source>
        <translation>只打开来看</translation>
    </message>
    <message>
        <source>Repair with a backup …</source>
        <translation>用备份修复…</translation>
    </message>
    <message>
        <source>Repair without a backup</source>
        <translation>不用备份，直接修复</translation>
    </message>
    <message>
        <source>Nothing in the folder is changed, and nothing can be entered.</source>
        <translation>文件夹里什么都不改，也不能录入。</translation>
    </message>
    <message>
        <source>What can be read is brought back. The damaged files are kept beside it, whatever happens.</source>
        <translation>能读出的都会救回；损坏的文件无论如何都留在旁边。</translation>
    </message>
    <message>
        <source>Enter the passphrase or recovery code of the time of the backup above, then choose it.</source>
        <translation>请在上面输入备份当时的口令或恢复码，再选择备份。</translation>
    </message>
    <message>
        <source>Folder with the backup</source>
        <translation>存放备份的文件夹</translation>
    </message>
</context>
<context>
    <name>RepairedPage</name>
    <message>
        <source>The repair is done</source>
        <translation>修复完成</translation>
    </message>
    <message>
        <source>The key file is back from the backup {name}.</source>
        <translation>钥匙文件已从备份 {name} 取回。</translation>
    </message>
    <message>
        <source>The database itself is whole.</source>
        <translation>数据库本身是完好的。</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n 处改动</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unfinished form(s)</source>
        <translation>
            <numerusform>%n 份没填完的表</numerusform>
        </translation>
    </message>
    <message>
        <source>Brought back: {what}.</source>
        <translation>已救回：{what}。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) of these came from the backup.</source>
        <translation>
            <numerusform>其中 %n 处改动取自备份。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) could not be brought back. Check what was entered last.</source>
        <translation>
            <numerusform>有 %n 处改动没能救回。请核对最近录入的内容。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unfinished form(s) lack answers. Open and check them.</source>
        <translation>
            <numerusform>有 %n 份没填完的表缺了部分答案，请打开核对。</numerusform>
        </translation>
    </message>
    <message>
        <source>The damaged files are kept in {path}.</source>
        <translation>损坏的文件留在 {path}。</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>ResultsCards</name>
    <message>
        <source>{count} of {of}</source>
        <translation>{of} 份中 {count} 份</translation>
    </message>
    <message>
        <source>not shown</source>
        <translation>不公开</translation>
    </message>
    <message>
        <source>{label}: {numbers}</source>
        <translation>{label}：{numbers}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>no sheet</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>; {count} not named, because they are still to be keyed again</source>
        <translation>；另有 {count} 份等第二遍录入，不列编号</translation>
    </message>
    <message>
        <source>others, together</source>
        <translation>其他（合并）</translation>
    </message>
    <message>
        <source>too few numbers to show the public their middle</source>
        <translation>填的人太少，不公开中间值</translation>
    </message>
    <message>
        <source>no numbers yet</source>
        <translation>还没有数字</translation>
    </message>
    <message>
        <source>middle {median}</source>
        <translation>中间值 {median}</translation>
    </message>
    <message>
        <source>, from {lowest} to {highest}</source>
        <translation>，最小 {lowest}，最大 {highest}</translation>
    </message>
    <message>
        <source>How far people agree</source>
        <translation>同意程度</translation>
    </message>
    <message>
        <source>{question}: {answer}</source>
        <translation>{question}：{answer}</translation>
    </message>
    <message>
        <source>How many agree</source>
        <translation>同意或很同意的有几份</translation>
    </message>
    <message>
        <source>{count} of {of} wrote something</source>
        <translation>{of} 份中 {count} 份写了意见</translation>
    </message>
    <message>
        <source>No tags yet: the public reads nothing of this question.</source>
        <translation>还没归类，公开版不印这道题。</translation>
    </message>
    <message>
        <source>The quote of {number} is left out: it seems to hold something personal.</source>
        <translation>{number} 的原话像是有个人信息，公开版不印。</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>“{words}”</translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message>
        <source>Which sheets</source>
        <translation>统计哪些问卷</translation>
    </message>
    <message>
        <source>Which answer</source>
        <translation>选哪个答案</translation>
    </message>
    <message>
        <source>All sheets</source>
        <translation>全部问卷</translation>
    </message>
    <message>
        <source>As the public reads it</source>
        <translation>按公开版显示</translation>
    </message>
    <message>
        <source>Back to the batches</source>
        <translation>回到批次</translation>
    </message>
    <message numerus="yes">
        <source>Counted: %n valid sheet(s).</source>
        <translation>
            <numerusform>统计 %n 份有效问卷。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Counted: {of} of %n valid sheet(s), those that say “{answer}”.</source>
        <translation>
            <numerusform>%n 份有效问卷中，统计答“{answer}”的 {of} 份。</numerusform>
        </translation>
    </message>
    <message>
        <source>With fewer sheets than {least} the public reads no parts, so these are all.</source>
        <translation>不到 {least} 份，公开版不分人群，这里是全部问卷。</translation>
    </message>
    <message>
        <source>Not shown is what fewer people than {least} said, and what would give that away.</source>
        <translation>少于 {least} 份的、能由此推算出来的，都不公开。</translation>
    </message>
    <message>
        <source>{count} came back</source>
        <translation>收回 {count} 份</translation>
    </message>
    <message>
        <source>, {count} do not count</source>
        <translation>，无效 {count} 份</translation>
    </message>
    <message>
        <source>, {count} not keyed yet</source>
        <translation>，未录 {count} 份</translation>
    </message>
    <message>
        <source>.</source>
        <translation>。</translation>
    </message>
    <message>
        <source>No sheet of this batch has been keyed yet. Its results begin with the first valid one.</source>
        <translation>这一批还没有录入。录入第一份有效问卷后，这里就有结果。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>No sheet of this batch counts: {reasons}.</source>
        <translation>这一批没有有效问卷：{reasons}。</translation>
    </message>
    <message>
        <source>Key sheets</source>
        <translation>录入</translation>
    </message>
    <message>
        <source>So few are to be read one by one, not to be compared.</source>
        <translation>份数少，请一份份看，不要拿来比。</translation>
    </message>
    <message>
        <source>Sheets that are still to be keyed again are left out of parts.</source>
        <translation>等第二遍录入的不计入分人群的数。</translation>
    </message>
</context>
<context>
    <name>ReviewView</name>
    <message>
        <source>Look at a scanned page</source>
        <translation>查看扫描的一页</translation>
    </message>
    <message>
        <source>What the paper says</source>
        <translation>纸上写的</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>that is what the paper says</source>
        <translation>纸上就是这样</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>it is blank</source>
        <translation>没有填</translation>
    </message>
    <message>
        <source>back; what was said is open again</source>
        <translation>退回上一题，重新定</translation>
    </message>
    <message>
        <source>the whole page, or the piece</source>
        <translation>看整页，或只看这一块</translation>
    </message>
    <message>
        <source>stop; what was said is kept</source>
        <translation>停下；已定的都保留</translation>
    </message>
    <message>
        <source>page {page} of {pages}</source>
        <translation>第 {page} 页，共 {pages} 页</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) left here</source>
        <translation>
            <numerusform>本页还有 %n 题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) after this</source>
        <translation>
            <numerusform>后面还有 %n 页</numerusform>
        </translation>
    </message>
    <message>
        <source>Two boxes are ticked where one may be.</source>
        <translation>这题只能选一个，却勾了不止一个。</translation>
    </message>
    <message>
        <source>A mark is much fainter than the others.</source>
        <translation>有一处比别的勾淡得多。</translation>
    </message>
    <message>
        <source>There is a little ink: a short tick, or dirt.</source>
        <translation>有一点墨迹：可能是短勾，也可能是脏点。</translation>
    </message>
    <message>
        <source>A box is blackened: that undoes a tick.</source>
        <translation>有方框被涂黑：涂黑表示取消。</translation>
    </message>
    <message>
        <source>There is much ink around a box: it may be struck out.</source>
        <translation>方框周围墨迹很多，可能是划掉了。</translation>
    </message>
    <message>
        <source>There is ink around a box, and none in it.</source>
        <translation>方框周围有墨迹，里面却没有。</translation>
    </message>
    <message>
        <source>A cross may lie over a tick: it reaches out of the box at its corners.</source>
        <translation>勾上可能又画了叉：笔迹从格子的角上伸了出来。</translation>
    </message>
    <message>
        <source>The words of a ticked choice may be struck out.</source>
        <translation>勾了的选项，文字好像被划掉了。</translation>
    </message>
    <message>
        <source>Nothing is ticked, but something is written over the words.</source>
        <translation>没有打勾，但文字上有笔迹。</translation>
    </message>
    <message>
        <source>A straight line runs through a box: a fold, or dirt on the glass.</source>
        <translation>有一条直线穿过方框：可能是折痕，或扫描仪玻璃上的脏东西。</translation>
    </message>
    <message>
        <source>A box is darkened without a stroke: a stain, or a shadow.</source>
        <translation>方框发暗，但没有笔画：可能是污渍或阴影。</translation>
    </message>
    <message>
        <source>The picture is too rough to see a pencil in it.</source>
        <translation>图片太粗糙，铅笔痕看不出来。</translation>
    </message>
    <message>
        <source>The print around a box is hidden, so the box may lie elsewhere.</source>
        <translation>方框周围的印刷被遮住，位置可能不准。</translation>
    </message>
    <message>
        <source>Nothing at all is ticked on this page.</source>
        <translation>这一页一个勾也没有。</translation>
    </message>
    <message>
        <source>This was read without doubt.</source>
        <translation>这一题读得很清楚。</translation>
    </message>
    <message>
        <source>Only one may be. Press its key, or space for none.</source>
        <translation>只能选一个。请按它的键，没有就按空格。</translation>
    </message>
</context>
<context>
    <name>RoomWords</name>
    <message>
        <source>Room</source>
        <translation>房间</translation>
    </message>
    <message>
        <source>Hall, residents&apos; lounge</source>
        <translation>厅堂、社区客厅</translation>
    </message>
    <message>
        <source>Workshop</source>
        <translation>工坊</translation>
    </message>
    <message>
        <source>Centre, station</source>
        <translation>中心、驿站</translation>
    </message>
    <message>
        <source>Square, open air</source>
        <translation>广场、露天</translation>
    </message>
    <message>
        <source>Store room, spare space</source>
        <translation>杂物间、空置处</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>闲置</translation>
    </message>
    <message>
        <source>being converted</source>
        <translation>改造中</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>morning</source>
        <translation>上午</translation>
    </message>
    <message>
        <source>noon</source>
        <translation>中午</translation>
    </message>
    <message>
        <source>afternoon</source>
        <translation>下午</translation>
    </message>
    <message>
        <source>evening</source>
        <translation>晚上</translation>
    </message>
    <message>
        <source>Fire safety</source>
        <translation>消防</translation>
    </message>
    <message>
        <source>Water and drains</source>
        <translation>供排水</translation>
    </message>
    <message>
        <source>Gas pipes</source>
        <translation>燃气管道</translation>
    </message>
    <message>
        <source>Parking</source>
        <translation>停车</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>old and worn</source>
        <translation>老旧</translation>
    </message>
    <message>
        <source>out of order</source>
        <translation>损坏</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Clearing and collecting</source>
        <translation>清理回收</translation>
    </message>
    <message>
        <source>Duty rota</source>
        <translation>排班值守</translation>
    </message>
    <message>
        <source>Patrol</source>
        <translation>巡查</translation>
    </message>
    <message>
        <source>Supervision</source>
        <translation>督导</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
</context>
<context>
    <name>Rooms</name>
    <message>
        <source>A lounge, a spare store room, a centre: enter it once, and bookings, staff and how it changed stand with it.</source>
        <translation>社区客厅、闲置的房间、养老中心：登记一次，预约、人员和用途的变化就都记在它名下。</translation>
    </message>
    <message>
        <source>Enter the first room</source>
        <translation>登记第一处场地</translation>
    </message>
    <message>
        <source>Enter a room or space</source>
        <translation>登记场地</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>场地</translation>
    </message>
    <message>
        <source>Name, place or who answers</source>
        <translation>名称、地点或负责人</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>房间</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Bookings</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Nothing is booked from today on.</source>
        <translation>今天起没有预约。</translation>
    </message>
    <message>
        <source>Book it</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Move or change</source>
        <translation>改期或修改</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>取消预约</translation>
    </message>
    <message>
        <source>Earlier ones</source>
        <translation>之前的</translation>
    </message>
    <message>
        <source>Used as</source>
        <translation>用途变化</translation>
    </message>
    <message>
        <source>Nobody noted yet whether it is idle, being converted or in use.</source>
        <translation>还没登记它是闲置、在改造还是在使用。</translation>
    </message>
    <message>
        <source>It changes</source>
        <translation>用途变了</translation>
    </message>
    <message>
        <source>To the meeting</source>
        <translation>看那次会</translation>
    </message>
    <message>
        <source>Noted by mistake</source>
        <translation>登记错了</translation>
    </message>
    <message>
        <source>Staff by post</source>
        <translation>按岗人员</translation>
    </message>
    <message>
        <source>Nobody is down for a post here.</source>
        <translation>还没有登记岗位。</translation>
    </message>
    <message>
        <source>Add a post</source>
        <translation>加一个岗位</translation>
    </message>
    <message>
        <source>Another number</source>
        <translation>改人数</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>today: {what}</source>
        <translation>今天：{what}</translation>
    </message>
    <message>
        <source>{found} of {total}</source>
        <translation>{found} / {total}</translation>
    </message>
    <message>
        <source>Rooms and spaces: {count}</source>
        <translation>场地 {count} 处</translation>
    </message>
    <message numerus="yes">
        <source>%n room(s)</source>
        <translation>
            <numerusform>%n 间</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} answers for it</source>
        <translation>{name}负责</translation>
    </message>
    <message>
        <source>Nobody answers for it yet.</source>
        <translation>还没有人负责。</translation>
    </message>
    <message>
        <source>Serves: {words}</source>
        <translation>服务：{words}</translation>
    </message>
    <message numerus="yes">
        <source>%n people in posts</source>
        <translation>
            <numerusform>在岗 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Only from today on</source>
        <translation>只看今天起的</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier one(s)</source>
        <translation>
            <numerusform>之前的 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>all day</source>
        <translation>全天</translation>
    </message>
    <message>
        <source>an activity that is held here</source>
        <translation>在这里办的活动</translation>
    </message>
    <message>
        <source>the activity is on {day} by now</source>
        <translation>活动已改到 {day}</translation>
    </message>
    <message>
        <source>two at once</source>
        <translation>同一时段有两项</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>{day} 起</translation>
    </message>
    <message>
        <source>decided: {meeting}</source>
        <translation>定于：{meeting}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Write a name first.</source>
        <translation>请先写姓名。</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>是什么场地</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Who answers for it</source>
        <translation>谁负责</translation>
    </message>
    <message>
        <source>How many rooms it has</source>
        <translation>有几间房</translation>
    </message>
    <message>
        <source>Whom it serves, as the source says it</source>
        <translation>服务多少人（照材料原话）</translation>
    </message>
    <message>
        <source>nearly 800 old people</source>
        <translation>近 800 名老人</translation>
    </message>
    <message>
        <source>Equipment, key, remarks</source>
        <translation>设备、钥匙、备注</translation>
    </message>
    <message>
        <source>Entered: {title}</source>
        <translation>已登记：{title}</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Changed: {title}</source>
        <translation>已修改：{title}</translation>
    </message>
    <message>
        <source>Taken out: {title}</source>
        <translation>已删去：{title}</translation>
    </message>
    <message>
        <source>All the same: both are in the room then</source>
        <translation>仍然预约：那时两边都在这个场地</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Write the day.</source>
        <translation>请写日期。</translation>
    </message>
    <message>
        <source>Part of the day</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>做什么用</translation>
    </message>
    <message>
        <source>Write what it is for.</source>
        <translation>请写做什么。</translation>
    </message>
    <message>
        <source>Which team or organisation</source>
        <translation>哪个队伍或单位</translation>
    </message>
    <message>
        <source>For an activity</source>
        <translation>为哪个活动</translation>
    </message>
    <message>
        <source>Booked: {what} on {day}</source>
        <translation>已预约：{day} {what}</translation>
    </message>
    <message>
        <source>Now on {day}: {what}</source>
        <translation>改到 {day}：{what}</translation>
    </message>
    <message>
        <source>Given up: {what} on {day}</source>
        <translation>已取消：{day} {what}</translation>
    </message>
    <message>
        <source>no meeting</source>
        <translation>没有会议</translation>
    </message>
    <message>
        <source>From then on it is</source>
        <translation>从那天起是</translation>
    </message>
    <message>
        <source>Write from which day on.</source>
        <translation>请写从哪天起。</translation>
    </message>
    <message>
        <source>Decided at</source>
        <translation>在哪次会上定的</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>{state} since {day}</source>
        <translation>{day} 起{state}</translation>
    </message>
    <message>
        <source>Taken back: {state} since {day}</source>
        <translation>已撤回：{day} 起{state}</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Write the post.</source>
        <translation>请写岗位。</translation>
    </message>
    <message>
        <source>How many people</source>
        <translation>几个人</translation>
    </message>
    <message>
        <source>Write how many.</source>
        <translation>请写数量。</translation>
    </message>
    <message>
        <source>{post}: {count}</source>
        <translation>{post}：{count} 人</translation>
    </message>
    <message>
        <source>Taken off: {name}</source>
        <translation>已去掉：{name}</translation>
    </message>
</context>
<context>
    <name>Roster</name>
    <message>
        <source>Whoever takes part stands here once: which party, what skill, and when they have time.</source>
        <translation>参与的人在这里登记一次：属于哪方、有什么专长、什么时候有空。</translation>
    </message>
    <message>
        <source>Enter the first person</source>
        <translation>登记第一个人</translation>
    </message>
    <message>
        <source>Enter a person</source>
        <translation>登记一个人</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Name, skill, party or telephone</source>
        <translation>姓名、专长、主体或电话</translation>
    </message>
    <message numerus="yes">
        <source>%n certificate(s) ended or end soon</source>
        <translation>
            <numerusform>%n 张证件已到期或快到期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{found} of %n person(s)</source>
        <translation>
            <numerusform>%n 人中 {found} 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Write a name first.</source>
        <translation>请先写姓名。</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>主体</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>专长</translation>
    </message>
    <message>
        <source>Other skills</source>
        <translation>其他专长</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>所在单位</translation>
    </message>
    <message>
        <source>Has time</source>
        <translation>可服务时段</translation>
    </message>
    <message>
        <source>Comes to</source>
        <translation>可服务片区</translation>
    </message>
    <message>
        <source>nothing ticked: everywhere</source>
        <translation>都不勾就是不限</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Agreed to be called on</source>
        <translation>哪天同意可以联系</translation>
    </message>
    <message>
        <source>Agreed how</source>
        <translation>怎么同意的</translation>
    </message>
    <message>
        <source>Year of birth, if it matters</source>
        <translation>出生年份（需要时填）</translation>
    </message>
    <message>
        <source>Has volunteers&apos; insurance</source>
        <translation>已买志愿者保险</translation>
    </message>
    <message>
        <source>{name} stands in the roster</source>
        <translation>{name}已登记</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Kept: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
</context>
<context>
    <name>Rota</name>
    <message>
        <source>Shifts of the week</source>
        <translation>这一周的班</translation>
    </message>
    <message>
        <source>No shift in this week.</source>
        <translation>这一周没有班。</translation>
    </message>
    <message>
        <source>Who takes it</source>
        <translation>谁来值</translation>
    </message>
    <message>
        <source>C  Came</source>
        <translation>C  到了</translation>
    </message>
    <message>
        <source>N  Did not come</source>
        <translation>N  没到</translation>
    </message>
    <message>
        <source>Nobody has it</source>
        <translation>改为没人</translation>
    </message>
    <message>
        <source>As the week before</source>
        <translation>照上一周排</translation>
    </message>
    <message>
        <source>Week before</source>
        <translation>上一周</translation>
    </message>
    <message>
        <source>Week after</source>
        <translation>下一周</translation>
    </message>
    <message>
        <source>Rota on paper</source>
        <translation>纸质值班表</translation>
    </message>
    <message>
        <source>With names, for the office</source>
        <translation>有名字，内部用</translation>
    </message>
    <message>
        <source>Without names, to hang up</source>
        <translation>无名字，可张贴</translation>
    </message>
    <message>
        <source>Rota from {first} to {last}</source>
        <translation>{first} 至 {last} 值班</translation>
    </message>
    <message numerus="yes">
        <source>%n shift(s)</source>
        <translation>
            <numerusform>%n 班</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s)</source>
        <translation>
            <numerusform>%n 个空班</numerusform>
        </translation>
    </message>
    <message>
        <source>no gap</source>
        <translation>没有空班</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>还没有人</translation>
    </message>
    <message>
        <source>came</source>
        <translation>到了</translation>
    </message>
    <message>
        <source>did not come</source>
        <translation>没到</translation>
    </message>
    <message>
        <source>Write a name first.</source>
        <translation>请先写姓名。</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>Takes it</source>
        <translation>由他值</translation>
    </message>
    <message>
        <source>{name} has {when}</source>
        <translation>{when} 由{name}值</translation>
    </message>
    <message>
        <source>Nobody has this shift yet.</source>
        <translation>这一班还没有人。</translation>
    </message>
    <message>
        <source>{name} came</source>
        <translation>{name}到了</translation>
    </message>
    <message>
        <source>{name} did not come</source>
        <translation>{name}没到</translation>
    </message>
    <message>
        <source>{name}: not known whether they came</source>
        <translation>{name}：到没到未知</translation>
    </message>
    <message>
        <source>Open again: {when}</source>
        <translation>又空出来：{when}</translation>
    </message>
    <message>
        <source>The week from {day} as the one before</source>
        <translation>{day} 这一周照上一周排</translation>
    </message>
</context>
<context>
    <name>RoundWords</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>every week on {days}</source>
        <translation>每{days}</translation>
    </message>
    <message numerus="yes">
        <source>every %n day(s)</source>
        <translation>
            <numerusform>每 %n 天一次</numerusform>
        </translation>
    </message>
    <message>
        <source>every day</source>
        <translation>每天</translation>
    </message>
</context>
<context>
    <name>RowHeading</name>
    <message>
        <source>Unfold {what}</source>
        <translation>展开{what}</translation>
    </message>
    <message>
        <source>Fold {what}</source>
        <translation>收起{what}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove {what}</source>
        <translation>移除{what}</translation>
    </message>
</context>
<context>
    <name>SafetyCard</name>
    <message>
        <source>Safety</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>Back up to a folder or stick …</source>
        <translation>备份到文件夹或优盘…</translation>
    </message>
    <message>
        <source>Prove a backup …</source>
        <translation>验证备份…</translation>
    </message>
    <message>
        <source>The proof restores the newest backup to a temporary place and reads it to the end. To restore for good, choose “Restore a backup” on the first page.</source>
        <translation>验证就是把最新的备份恢复到一个临时地方，从头读到尾。真要恢复时，请在首页选“从备份恢复”。</translation>
    </message>
    <message>
        <source>Change the passphrase …</source>
        <translation>更换口令…</translation>
    </message>
    <message>
        <source>New recovery code …</source>
        <translation>换新恢复码…</translation>
    </message>
    <message>
        <source>Care</source>
        <translation>注意</translation>
    </message>
    <message>
        <source>There is no backup yet. If this laptop is lost, everything is lost.</source>
        <translation>还没有备份。电脑丢了，资料就全没了。</translation>
    </message>
    <message numerus="yes">
        <source>Last backup {when}. Since then %n change(s) are on this laptop only.</source>
        <translation>
            <numerusform>上次备份 {when}。之后有 %n 处改动只在这台电脑上。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Backed up, but %n photo(s) are damaged here and could not be copied.</source>
        <translation>
            <numerusform>已备份，但有 %n 张照片在本机已损坏，没能复制。</numerusform>
        </translation>
    </message>
    <message>
        <source>The backup of {when} can be restored. Read to the end: {changes}, {photos}.</source>
        <translation>{when} 的备份可以恢复，已从头读到尾：{changes}，{photos}。</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>好</translation>
    </message>
    <message>
        <source>Everything is in the backup of {when}.</source>
        <translation>全部内容都在 {when} 的备份里。</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>正在备份</translation>
    </message>
    <message>
        <source>Proving the backup</source>
        <translation>正在验证备份</translation>
    </message>
    <message>
        <source>Folder or stick for the backup</source>
        <translation>选择放备份的文件夹或优盘</translation>
    </message>
    <message>
        <source>Folder with backups</source>
        <translation>选择放备份的文件夹</translation>
    </message>
    <message>
        <source>The passphrase that held when the backup was made</source>
        <translation>做备份时用的口令</translation>
    </message>
    <message>
        <source>Prove a backup</source>
        <translation>验证备份</translation>
    </message>
    <message>
        <source>Backed up and read back: {path}</source>
        <translation>已备份，并读回核对过：{path}</translation>
    </message>
    <message>
        <source>The backup of {when} is not whole. Make a new one now, on another stick if you can.</source>
        <translation>{when} 的备份不完整。请现在重做一份，最好换一个优盘。</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n 处改动</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>更换口令</translation>
    </message>
    <message>
        <source>The new passphrase holds from now on.</source>
        <translation>从现在起用新口令。</translation>
    </message>
    <message>
        <source>The recovery code</source>
        <translation>恢复码</translation>
    </message>
</context>
<context>
    <name>Said</name>
    <message>
        <source>What was said</source>
        <translation>各方意见</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Which party speaks</source>
        <translation>哪一方说的</translation>
    </message>
    <message>
        <source>In their words, then Enter</source>
        <translation>照原话写，按回车</translation>
    </message>
    <message>
        <source>nobody else</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>Which party speaks? One key chooses.</source>
        <translation>哪一方说的？按一个键选。</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>说了什么</translation>
    </message>
    <message>
        <source>As</source>
        <translation>性质</translation>
    </message>
    <message>
        <source>About</source>
        <translation>针对</translation>
    </message>
    <message>
        <source>Speaking for</source>
        <translation>替谁说</translation>
    </message>
    <message>
        <source>Another party</source>
        <translation>其他方</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>for {whom}</source>
        <translation>替 {whom} 说</translation>
    </message>
    <message>
        <source>about {option}</source>
        <translation>针对 {option}</translation>
    </message>
    <message>
        <source>the topic</source>
        <translation>议题本身</translation>
    </message>
    <message>
        <source>Choose the party that speaks.</source>
        <translation>请选是哪一方说的。</translation>
    </message>
    <message>
        <source>Write what it says.</source>
        <translation>请写说了什么。</translation>
    </message>
    <message>
        <source>Taken off: {words}</source>
        <translation>已移除：{words}</translation>
    </message>
</context>
<context>
    <name>ScanView</name>
    <message>
        <source>Scanned sheets</source>
        <translation>扫描的问卷</translation>
    </message>
    <message>
        <source>Back to the batches</source>
        <translation>回到批次</translation>
    </message>
    <message>
        <source>Choose pictures or PDFs…</source>
        <translation>选择图片或 PDF…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Look at what is open</source>
        <translation>看看待定的</translation>
    </message>
    <message>
        <source>Say which sheets these are</source>
        <translation>补填编号</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Scanned pages</source>
        <translation>扫描的页</translation>
    </message>
    <message>
        <source>Show this page</source>
        <translation>看这一页</translation>
    </message>
    <message>
        <source>Keyed by hand: put aside</source>
        <translation>已手工录入，移出</translation>
    </message>
    <message>
        <source>Scan or photograph the sheets that came back, and drop the pictures here.</source>
        <translation>把收回的问卷扫描或拍照，把图片拖到这里。</translation>
    </message>
    <message>
        <source>JPEG, PNG, TIFF, HEIC or PDF, in any order, any way round, many pages at once. Ticks are read; what is written by hand is shown to you. A scan checks what a person keyed, and never counts alone.</source>
        <translation>JPEG、PNG、TIFF、HEIC 或 PDF 都可以，顺序和方向随意，一次多少页都行。勾选由程序读出，手写的内容逐处显示给您看。扫描只用来核对人工录入，不单独算数。</translation>
    </message>
    <message>
        <source>{page} of {pages}</source>
        <translation>{page}/{pages}</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) scanned</source>
        <translation>
            <numerusform>扫描了 %n 页</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) to look at</source>
        <translation>
            <numerusform>%n 页要看</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) to key by hand</source>
        <translation>
            <numerusform>%n 页要手工录入</numerusform>
        </translation>
    </message>
    <message>
        <source>The picture is kept with its sheet, which is keyed.</source>
        <translation>图片已存到问卷，问卷已录入。</translation>
    </message>
    <message>
        <source>Key by hand: {why}</source>
        <translation>手工录入：{why}</translation>
    </message>
    <message numerus="yes">
        <source>{read} read, %n question(s) still to look at</source>
        <translation>
            <numerusform>读出 {read} 题，还有 %n 题要看</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s), all settled</source>
        <translation>
            <numerusform>%n 题，都已定</numerusform>
        </translation>
    </message>
    <message>
        <source>Put this page aside</source>
        <translation>移出这一页</translation>
    </message>
    <message>
        <source>Which sheet is this?</source>
        <translation>这是哪一份？</translation>
    </message>
    <message>
        <source>Pictures and PDFs ({kinds})</source>
        <translation>图片和 PDF（{kinds}）</translation>
    </message>
    <message>
        <source>Reading scanned sheets</source>
        <translation>正在读取扫描的问卷</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) read</source>
        <translation>
            <numerusform>读了 %n 页</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) were here already</source>
        <translation>
            <numerusform>%n 页以前读过</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more file(s)</source>
        <translation>
            <numerusform>还有 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped. What was read until then is kept.</source>
        <translation>已停止。停止前读到的都保留着。</translation>
    </message>
    <message>
        <source>The picture is kept with it.</source>
        <translation>图片已存到这一份。</translation>
    </message>
    <message>
        <source>Sheet {number}: {what}</source>
        <translation>编号 {number}：{what}</translation>
    </message>
    <message>
        <source>{page} is put aside.</source>
        <translation>{page} 已移出。</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>放回来</translation>
    </message>
</context>
<context>
    <name>Schedules</name>
    <message>
        <source>Bulky waste every Saturday, a patrol each week, somebody on duty each day: say it once, and the notice, the days and the gaps follow.</source>
        <translation>每周六清大件、每周巡一次楼、每天有人值班：登记一次，公示单、日期和空班就都有了。</translation>
    </message>
    <message>
        <source>Begin the first</source>
        <translation>登记第一项</translation>
    </message>
    <message>
        <source>Enter what comes round</source>
        <translation>登记周期安排</translation>
    </message>
    <message>
        <source>Schedules</source>
        <translation>周期安排</translation>
    </message>
    <message>
        <source>Title or place</source>
        <translation>名称或地点</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>安排</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>It ends</source>
        <translation>到此为止</translation>
    </message>
    <message>
        <source>It goes on</source>
        <translation>继续下去</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>公示单</translation>
    </message>
    <message>
        <source>A4 to hang up: nobody&apos;s name is on it</source>
        <translation>A4 张贴版：上面没有任何人的名字</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>漏做的日子</translation>
    </message>
    <message>
        <source>Days in the last four weeks on which nobody wrote that it was done.</source>
        <translation>最近四周里应做而没有人登记做过的日子。</translation>
    </message>
    <message>
        <source>next: {day}</source>
        <translation>下次 {day}</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>left out: {day}</source>
        <translation>漏做：{day}</translation>
    </message>
    <message>
        <source>telephone {number}</source>
        <translation>电话 {number}</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
    <message>
        <source>since {first}</source>
        <translation>{first} 起</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Next: {days}</source>
        <translation>接下来：{days}</translation>
    </message>
    <message>
        <source>What comes round</source>
        <translation>什么事</translation>
    </message>
    <message>
        <source>Write what it is.</source>
        <translation>请写是什么。</translation>
    </message>
    <message>
        <source>bulky waste is collected</source>
        <translation>大件杂物清运</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>On which days of the week</source>
        <translation>每周哪几天</translation>
    </message>
    <message>
        <source>Or every so many days</source>
        <translation>或每隔几天</translation>
    </message>
    <message>
        <source>1 is every day</source>
        <translation>填 1 就是每天</translation>
    </message>
    <message>
        <source>What time</source>
        <translation>几点</translation>
    </message>
    <message>
        <source>Where exactly</source>
        <translation>具体地点</translation>
    </message>
    <message>
        <source>open ground east of the lane</source>
        <translation>巷子东头空地</translation>
    </message>
    <message>
        <source>Telephone of the organisation</source>
        <translation>单位电话</translation>
    </message>
    <message>
        <source>an office&apos;s, never a person&apos;s</source>
        <translation>单位的，不写个人的</translation>
    </message>
    <message>
        <source>Who does it</source>
        <translation>谁来做</translation>
    </message>
    <message>
        <source>For which place</source>
        <translation>属于哪里</translation>
    </message>
    <message>
        <source>From which day</source>
        <translation>从哪一天起</translation>
    </message>
    <message>
        <source>Write from which day on.</source>
        <translation>请写从哪天起。</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Shifts of a duty rota, where there is more than one a day</source>
        <translation>值班的时段（一天不止一班时勾选）</translation>
    </message>
    <message>
        <source>Remark, printed on the notice</source>
        <translation>说明（印在公示单上）</translation>
    </message>
    <message>
        <source>Begun: {title}</source>
        <translation>已登记：{title}</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Changed: {title}</source>
        <translation>已修改：{title}</translation>
    </message>
    <message>
        <source>The last day</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <source>Write the last day.</source>
        <translation>请写最后一天。</translation>
    </message>
    <message>
        <source>Let it end</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Days before stay as they were.</source>
        <translation>之前的日子照旧。</translation>
    </message>
    <message>
        <source>{title} ends on {day}</source>
        <translation>{title}到 {day} 为止</translation>
    </message>
    <message>
        <source>{title} goes on</source>
        <translation>{title} 继续</translation>
    </message>
    <message>
        <source>Taken out: {title}</source>
        <translation>已删去：{title}</translation>
    </message>
</context>
<context>
    <name>SecretEdit</name>
    <message>
        <source>Show what is typed</source>
        <translation>显示输入的内容</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤回</translation>
    </message>
</context>
<context>
    <name>SettleMany</name>
    <message>
        <source>Settle many</source>
        <translation>一次定多处</translation>
    </message>
    <message>
        <source>Keep the answer that was written last</source>
        <translation>以最后写的为准</translation>
    </message>
    <message>
        <source>Keep the answer that is worse for safety</source>
        <translation>以安全上更严重的为准</translation>
    </message>
    <message>
        <source>Keep what this laptop said</source>
        <translation>以本机所说为准</translation>
    </message>
    <message>
        <source>Keep what {name} said</source>
        <translation>以“{name}”所说为准</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>分歧</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>各方所说</translation>
    </message>
    <message>
        <source>What stands then</source>
        <translation>定为</translation>
    </message>
    <message>
        <source>Differences; the space bar ticks</source>
        <translation>分歧；按空格键勾选</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>全部勾选</translation>
    </message>
    <message>
        <source>Tick none</source>
        <translation>全部不勾</translation>
    </message>
    <message>
        <source>The other answers stay in the history, and settling can be taken back at once.</source>
        <translation>其余说法仍留在历史里；定下之后可以立即撤回。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>to be settled one by one</source>
        <translation>须逐条决定</translation>
    </message>
    <message numerus="yes">
        <source>Settle %n difference(s)</source>
        <translation>
            <numerusform>定下 %n 处分歧</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>2026-11-30, +7 or today</source>
        <translation>2026-11-30、+7 或 today</translation>
    </message>
    <message>
        <source>yuan, such as 120.50</source>
        <translation>元，例如 120.50</translation>
    </message>
    <message>
        <source>with blanks between them</source>
        <translation>用空格隔开</translation>
    </message>
    <message>
        <source>This is not a date. Write it like 2026-11-30.</source>
        <translation>日期不对。请写成 2026-11-30 这样。</translation>
    </message>
    <message>
        <source>This is not a whole number.</source>
        <translation>请写整数。</translation>
    </message>
    <message>
        <source>This is no amount. Write it in yuan like 120 or 120.50.</source>
        <translation>金额不对。按元写，例如 120 或 120.50。</translation>
    </message>
</context>
<context>
    <name>SheetWords</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>(left blank)</source>
        <translation>（没填）</translation>
    </message>
    <message>
        <source>Refused to answer</source>
        <translation>拒绝回答</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>看不清</translation>
    </message>
    <message>
        <source>Note: {words}</source>
        <translation>备注：{words}</translation>
    </message>
    <message>
        <source>On paper, although the form would skip it: {answer}</source>
        <translation>纸上有答，按表单应跳过：{answer}</translation>
    </message>
</context>
<context>
    <name>SheetsView</name>
    <message>
        <source>Back to the batches</source>
        <translation>回到批次</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>已印</translation>
    </message>
    <message>
        <source>handed out</source>
        <translation>发放</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>收回</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>void</source>
        <translation>无效</translation>
    </message>
    <message>
        <source>not back</source>
        <translation>未收回</translation>
    </message>
    <message>
        <source>{words}: {numbers}</source>
        <translation>{words}：{numbers}</translation>
    </message>
    <message>
        <source>still here</source>
        <translation>还没发出</translation>
    </message>
    <message>
        <source>printed twice, on two laptops</source>
        <translation>两台电脑都印过</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>From number</source>
        <translation>从几号</translation>
    </message>
    <message>
        <source>To number</source>
        <translation>到几号</translation>
    </message>
    <message>
        <source>Why void</source>
        <translation>作废原因</translation>
    </message>
    <message>
        <source>Handed out</source>
        <translation>发出</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>收回</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Note what happened</source>
        <translation>登记去向</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>Blank ones in reserve</source>
        <translation>另印备用</translation>
    </message>
    <message>
        <source>Large type</source>
        <translation>大字</translation>
    </message>
    <message>
        <source>Two languages</source>
        <translation>两种语言</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>A4 pages</source>
        <translation>A4 单页</translation>
    </message>
    <message>
        <source>Booklet on A3</source>
        <translation>A3 对折成册</translation>
    </message>
    <message>
        <source>Booklet on A4</source>
        <translation>A4 对折成册</translation>
    </message>
    <message>
        <source>Look at a specimen</source>
        <translation>看样张</translation>
    </message>
    <message>
        <source>Print sheets…</source>
        <translation>印问卷…</translation>
    </message>
    <message>
        <source>A PDF is made to be printed at full size. Its numbers go on after those printed before.</source>
        <translation>生成一个 PDF，按原尺寸打印。编号接着上一次印的往下排。</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>{first} to {last} stand in {name}.</source>
        <translation>{name} 里是 {first} 到 {last}。</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已保存为 {name}</translation>
    </message>
    <message>
        <source>Open the PDF</source>
        <translation>打开 PDF</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>第 {number} 页，共 {count} 页</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Help and this table</source>
        <translation>帮助和本表</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>立即锁上</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Back to the page before</source>
        <translation>回到上一页</translation>
    </message>
    <message>
        <source>Open a page of the rail</source>
        <translation>打开左边的页面</translation>
    </message>
    <message>
        <source>Next part of the window: rail, page, status</source>
        <translation>换到窗口的下一块：左栏、页面、底栏</translation>
    </message>
    <message>
        <source>Next place nobody has been to</source>
        <translation>下一处还没去的</translation>
    </message>
    <message>
        <source>Back one place</source>
        <translation>回到上一处</translation>
    </message>
    <message>
        <source>To the list of places</source>
        <translation>到地点列表</translation>
    </message>
    <message>
        <source>Pass, fail, not applicable, not seen</source>
        <translation>合格、不合格、不适用、未查看</translation>
    </message>
    <message>
        <source>Everything else here is fine</source>
        <translation>这里其余都合格</translation>
    </message>
    <message>
        <source>Same as last time</source>
        <translation>同上次</translation>
    </message>
    <message>
        <source>Next screen</source>
        <translation>下一屏</translation>
    </message>
    <message>
        <source>Screen before</source>
        <translation>上一屏</translation>
    </message>
    <message>
        <source>Take the last answer back</source>
        <translation>撤销上一个回答</translation>
    </message>
    <message>
        <source>Search the ledger</source>
        <translation>在台账里搜索</translation>
    </message>
    <message>
        <source>The ledger as a table</source>
        <translation>台账：表格</translation>
    </message>
    <message>
        <source>The ledger as a board</source>
        <translation>台账：看板</translation>
    </message>
    <message>
        <source>The ledger by building</source>
        <translation>台账：按楼栋</translation>
    </message>
    <message>
        <source>Move the issue on</source>
        <translation>推进到下一步</translation>
    </message>
    <message>
        <source>Take the last step back</source>
        <translation>撤回上一步</translation>
    </message>
    <message>
        <source>Next topic</source>
        <translation>下一个议题</translation>
    </message>
    <message>
        <source>Large type for the room</source>
        <translation>会场大字</translation>
    </message>
    <message>
        <source>Topic before</source>
        <translation>上一个议题</translation>
    </message>
    <message>
        <source>Choose the party, or what is marked on a paper</source>
        <translation>选是哪一方，或票上选了什么</translation>
    </message>
    <message>
        <source>Find a building in the matrix</source>
        <translation>在矩阵里找楼幢</translation>
    </message>
    <message>
        <source>Cells of the matrix: planned, under way, done, nothing</source>
        <translation>矩阵格子：计划、推进中、完成、清空</translation>
    </message>
    <message>
        <source>One more device is fitted</source>
        <translation>装好一件设备</translation>
    </message>
    <message>
        <source>Hand so many to the home</source>
        <translation>给这一户发几件</translation>
    </message>
    <message>
        <source>The home was shown how it works</source>
        <translation>记这一户教过怎么用</translation>
    </message>
    <message>
        <source>On the rota: came, did not come</source>
        <translation>值班表：到了、没到</translation>
    </message>
    <message>
        <source>What comes round: done on that day</source>
        <translation>周期安排：那天做了</translation>
    </message>
    <message>
        <source>Take back what was done last</source>
        <translation>撤销刚才做的</translation>
    </message>
    <message>
        <source>Add places, or a room or facility</source>
        <translation>添加地点，或登记场地、设施</translation>
    </message>
    <message>
        <source>Find a place</source>
        <translation>查找地点</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>各处</translation>
    </message>
    <message>
        <source>Walk</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Keying</source>
        <translation>录入</translation>
    </message>
    <message>
        <source>Forms</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>议事</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>地点</translation>
    </message>
</context>
<context>
    <name>SignatureField</name>
    <message>
        <source>or type the name</source>
        <translation>或输入姓名</translation>
    </message>
    <message>
        <source>Name instead of a signature: {question}</source>
        <translation>输入姓名代替签名：{question}</translation>
    </message>
    <message>
        <source>Sign again</source>
        <translation>重新签名</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>已签名</translation>
    </message>
</context>
<context>
    <name>Signing</name>
    <message>
        <source>Type a name; Enter signs in whom you see first</source>
        <translation>输姓名；回车给排在最前的人签到</translation>
    </message>
    <message>
        <source>People you know</source>
        <translation>认识的人</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>哪一方</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Sign-in sheet</source>
        <translation>签到表</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Nobody has signed in yet.</source>
        <translation>还没有人签到。</translation>
    </message>
    <message>
        <source>On to the topics</source>
        <translation>接着议议题</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) present</source>
        <translation>
            <numerusform>到会 %n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n party(ies)</source>
        <translation>
            <numerusform>%n 方</numerusform>
        </translation>
    </message>
    <message>
        <source>{here} of {should} who should come</source>
        <translation>应到 {should} 人，实到 {here} 人</translation>
    </message>
    <message numerus="yes">
        <source>Sign in %n person(s) of the last meeting</source>
        <translation>
            <numerusform>上次到会的 %n 人全部签到</numerusform>
        </translation>
    </message>
    <message>
        <source>“{name}” is new: which party?</source>
        <translation>“{name}”是新来的：是哪一方？</translation>
    </message>
    <message>
        <source>Somebody else called “{name}”: which party?</source>
        <translation>另一位也叫“{name}”的人：是哪一方？</translation>
    </message>
    <message>
        <source>Enter signs in {name}.</source>
        <translation>回车：{name} 签到。</translation>
    </message>
    <message>
        <source>Enter, then the key of the party.</source>
        <translation>按回车，再按那一方的键。</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) signed in</source>
        <translation>
            <numerusform>已签到 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken off the sheet: {name}</source>
        <translation>已从签到表移除：{name}</translation>
    </message>
</context>
<context>
    <name>Slot</name>
    <message>
        <source>Add: {what}</source>
        <translation>添加：{what}</translation>
    </message>
    <message>
        <source>Add another</source>
        <translation>再加一个</translation>
    </message>
</context>
<context>
    <name>Stages</name>
    <message>
        <source>Collect opinions</source>
        <translation>收集民意</translation>
    </message>
    <message>
        <source>Choose the topic</source>
        <translation>决定议题</translation>
    </message>
    <message>
        <source>Deliberate</source>
        <translation>开展议事</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>制定方案</translation>
    </message>
    <message>
        <source>Carry out</source>
        <translation>执行方案</translation>
    </message>
    <message>
        <source>Report back</source>
        <translation>反馈意见</translation>
    </message>
    <message>
        <source>Plan together</source>
        <translation>共谋</translation>
    </message>
    <message>
        <source>Build together</source>
        <translation>共建</translation>
    </message>
    <message>
        <source>Manage together</source>
        <translation>共管</translation>
    </message>
    <message>
        <source>Judge together</source>
        <translation>共评</translation>
    </message>
    <message>
        <source>Share together</source>
        <translation>共享</translation>
    </message>
</context>
<context>
    <name>StandardsCard</name>
    <message>
        <source>Local standards</source>
        <translation>当地标准</translation>
    </message>
    <message>
        <source>Ask the street office or the fire brigade. On a round, what lies outside gets a remark beside the item; the verdict stays yours. What is empty is not remarked on.</source>
        <translation>请问街道或消防。走访时，超出的数会在项目旁写上“参考”，合格不合格仍由您判断。留空的不提。</translation>
    </message>
    <message>
        <source>Where this is written, and who confirmed it when</source>
        <translation>写在哪里，谁在什么时候确认的</translation>
    </message>
    <message>
        <source>elsewhere for example {number}</source>
        <translation>别处例如 {number}</translation>
    </message>
</context>
<context>
    <name>StartPanel</name>
    <message>
        <source>Find a building</source>
        <translation>找楼栋</translation>
    </message>
    <message>
        <source>There are no buildings yet. Add them once, with one line for a whole estate; every round starts here.</source>
        <translation>还没有楼栋。一行字就能添加整个小区，只需一次；以后每次巡查都从这里开始。</translation>
    </message>
    <message>
        <source>Add places</source>
        <translation>添加地点</translation>
    </message>
    <message>
        <source>{count} more: search for them</source>
        <translation>还有 {count} 栋，请搜索</translation>
    </message>
    <message numerus="yes">
        <source>%n home(s)</source>
        <translation>
            <numerusform>%n 户</numerusform>
        </translation>
    </message>
    <message>
        <source>last visit {day}</source>
        <translation>上次 {day}</translation>
    </message>
    <message>
        <source>not visited yet</source>
        <translation>还没去过</translation>
    </message>
    <message>
        <source>{count} failed then</source>
        <translation>当时 {count} 处不合格</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
</context>
<context>
    <name>StepForm</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>2026-11-30 or +7; empty: the usual term</source>
        <translation>2026-11-30 或 +7；留空按常规期限</translation>
    </message>
    <message>
        <source>This is not a date. Write it like 2026-11-30.</source>
        <translation>这不是日期。请写成 2026-11-30 这样。</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>By when</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>How it is now</source>
        <translation>现在怎样</translation>
    </message>
    <message>
        <source>How satisfied</source>
        <translation>满意程度</translation>
    </message>
    <message>
        <source>Who spoke</source>
        <translation>谁说的</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Who deals with it</source>
        <translation>归口单位</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>派给</translation>
    </message>
    <message>
        <source>Who puts it right</source>
        <translation>谁来整改</translation>
    </message>
    <message>
        <source>Work begins</source>
        <translation>开始处置</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Recheck</source>
        <translation>复查</translation>
    </message>
    <message>
        <source>Report back</source>
        <translation>反馈</translation>
    </message>
    <message>
        <source>How they were told</source>
        <translation>怎样告知的</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Tell upward</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>Whom</source>
        <translation>报给谁</translation>
    </message>
    <message>
        <source>New date</source>
        <translation>改期</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Note the voice</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>What they said</source>
        <translation>说了什么</translation>
    </message>
</context>
<context>
    <name>StickDoor</name>
    <message>
        <source>USB stick</source>
        <translation>U盘</translation>
    </message>
    <message>
        <source>Which stick</source>
        <translation>哪个U盘</translation>
    </message>
    <message>
        <source>It is not recognised …</source>
        <translation>没有认出来 …</translation>
    </message>
    <message>
        <source>In {folder}</source>
        <translation>在 {folder}</translation>
    </message>
    <message>
        <source>Put a stick in; it is recognised by itself.</source>
        <translation>插入U盘，会自动认出。</translation>
    </message>
    <message>
        <source>“{name}” cannot be written: its lock is on. What is new on it can be fetched.</source>
        <translation>“{name}”不能写入（写保护开着）。里面的新内容可以取来。</translation>
    </message>
    <message>
        <source>“{name}” is in, {free} free</source>
        <translation>已插入“{name}”，剩余 {free}</translation>
    </message>
</context>
<context>
    <name>Stones</name>
    <message>
        <source>lacks something</source>
        <translation>还缺</translation>
    </message>
    <message>
        <source>can be completed</source>
        <translation>可以完成</translation>
    </message>
</context>
<context>
    <name>Story</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>due {day}</source>
        <translation>期限 {day}</translation>
    </message>
    <message numerus="yes">
        <source>came back %n time(s)</source>
        <translation>
            <numerusform>反弹 %n 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s)</source>
        <translation>
            <numerusform>%n 人说过</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>found %n time(s)</source>
        <translation>
            <numerusform>发现 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Act now</source>
        <translation>马上办</translation>
    </message>
    <message>
        <source>With care, never public</source>
        <translation>贴心办（不公开）</translation>
    </message>
    <message>
        <source>to verify: people differ on it, see “Sync”</source>
        <translation>待核实：说法不一，见“同步”</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Somebody else spoke of it</source>
        <translation>还有人说起</translation>
    </message>
    <message>
        <source>Look at it together on site</source>
        <translation>一起现场看</translation>
    </message>
    <message>
        <source>Looked at together {day}</source>
        <translation>{day} 一起现场看过</translation>
    </message>
    <message>
        <source>Case: {title}</source>
        <translation>案件：{title}</translation>
    </message>
    <message>
        <source>Begin a case for it</source>
        <translation>为它开一个案件</translation>
    </message>
    <message>
        <source>All that happened about it</source>
        <translation>这件事的全部经过</translation>
    </message>
    <message>
        <source>All that happened at this place</source>
        <translation>这个地方的全部经过</translation>
    </message>
    <message>
        <source>Noted: {step}</source>
        <translation>已记：{step}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>整改前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>整改后</translation>
    </message>
    <message numerus="yes">
        <source>{which}, %n photo(s)</source>
        <translation>
            <numerusform>{which}，共 %n 张</numerusform>
        </translation>
    </message>
    <message>
        <source>Advice: {what}</source>
        <translation>建议：{what}</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Nothing new to save</source>
        <translation>没有要保存的</translation>
    </message>
    <message>
        <source>Community to look at</source>
        <translation>看哪个社区</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁上</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Help F1</source>
        <translation>帮助 F1</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>已保存 {time}</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>没有存上</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) only on this laptop</source>
        <translation>
            <numerusform>%n 处改动只在这台电脑上</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is also elsewhere</source>
        <translation>别处都有备份</translation>
    </message>
    <message>
        <source>Nothing to back up yet</source>
        <translation>还没有要备份的内容</translation>
    </message>
    <message>
        <source>Reading only</source>
        <translation>只看</translation>
    </message>
    <message>
        <source>Reading only: nothing can be changed</source>
        <translation>只看，不能改动</translation>
    </message>
    <message>
        <source>All communities</source>
        <translation>全部社区</translation>
    </message>
</context>
<context>
    <name>Surveys</name>
    <message>
        <source>When several parties look at one thing on site, each one&apos;s words stand apart; there is one conclusion, and its tasks are followed to the photo of what was done.</source>
        <translation>一件事多方到现场看，各方意见分开记，一个结论；派出的任务一直跟到完工照片。</translation>
    </message>
    <message>
        <source>Note the first visit on site</source>
        <translation>记第一次踏勘</translation>
    </message>
    <message>
        <source>Note a visit on site</source>
        <translation>记一次踏勘</translation>
    </message>
    <message>
        <source>Visits on site</source>
        <translation>踏勘</translation>
    </message>
    <message>
        <source>Subject, place or day</source>
        <translation>事项、地点或日期</translation>
    </message>
    <message>
        <source>Visit on site</source>
        <translation>踏勘</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>To the issue</source>
        <translation>看这件问题</translation>
    </message>
    <message>
        <source>To the case</source>
        <translation>看这个案件</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>What each party said</source>
        <translation>各方意见</translation>
    </message>
    <message>
        <source>Another party</source>
        <translation>其他方</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>The one conclusion</source>
        <translation>一个结论</translation>
    </message>
    <message>
        <source>Not yet. There is one, whatever each party thinks.</source>
        <translation>还没有。各方意见可以不同，结论只有一个。</translation>
    </message>
    <message>
        <source>Write the conclusion</source>
        <translation>写结论</translation>
    </message>
    <message>
        <source>What follows</source>
        <translation>接下来做</translation>
    </message>
    <message>
        <source>No task yet. A task takes place, case and issue from here.</source>
        <translation>还没有任务。任务的地点、案件和问题从这里带过去。</translation>
    </message>
    <message>
        <source>Give a task</source>
        <translation>派任务</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message numerus="yes">
        <source>%n party(ies)</source>
        <translation>
            <numerusform>%n 方</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n task(s) done</source>
        <translation>
            <numerusform>%n 项任务中 {done} 项完成</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{found} of %n visit(s)</source>
        <translation>
            <numerusform>%n 次踏勘中的 {found} 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n 次踏勘</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n party(ies), kept apart</source>
        <translation>
            <numerusform>%n 方，分开记</numerusform>
        </translation>
    </message>
    <message>
        <source>Reword it</source>
        <translation>改写结论</translation>
    </message>
    <message>
        <source>by {day}</source>
        <translation>{day} 前</translation>
    </message>
    <message>
        <source>done {day}</source>
        <translation>{day} 完成</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>photos before and after</source>
        <translation>要前后照片</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>What is looked at</source>
        <translation>看什么</translation>
    </message>
    <message>
        <source>Write what is looked at.</source>
        <translation>请写看的是什么。</translation>
    </message>
    <message>
        <source>such as: the door opens the wrong way</source>
        <translation>例如：单元门装反</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Write where it is.</source>
        <translation>请写在哪里。</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>A visit needs its day.</source>
        <translation>踏勘要有日期。</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>no case</source>
        <translation>不属于案件</translation>
    </message>
    <message>
        <source>Party {number}</source>
        <translation>第 {number} 方</translation>
    </message>
    <message>
        <source>said</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>in its own words</source>
        <translation>用他们自己的话</translation>
    </message>
    <message>
        <source>There is no place “{path}”. Choose one that is offered.</source>
        <translation>没有“{path}”这个地点。请从列出的地点里选。</translation>
    </message>
    <message>
        <source>Write for each party both who it is and what it said.</source>
        <translation>每一方都要写明是谁、说了什么。</translation>
    </message>
    <message>
        <source>Noted: {what}</source>
        <translation>已记下：{what}</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Kept: {what}</source>
        <translation>已保存：{what}</translation>
    </message>
    <message>
        <source>Taken out: {what}</source>
        <translation>已移除：{what}</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>主体</translation>
    </message>
    <message>
        <source>Choose which party it was.</source>
        <translation>请选择是哪一方。</translation>
    </message>
    <message>
        <source>Write what it said.</source>
        <translation>请写意见。</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>Corrected: {who}</source>
        <translation>已更正：{who}</translation>
    </message>
    <message>
        <source>Taken off: {who}</source>
        <translation>已去掉：{who}</translation>
    </message>
    <message>
        <source>What was agreed</source>
        <translation>商定了什么</translation>
    </message>
    <message>
        <source>Write what was agreed.</source>
        <translation>请写商定了什么。</translation>
    </message>
    <message>
        <source>The conclusion is written</source>
        <translation>结论已写好</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>做什么</translation>
    </message>
    <message>
        <source>Write what is to be done.</source>
        <translation>请写要做什么。</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>whoever it falls to</source>
        <translation>按责任田</translation>
    </message>
    <message>
        <source>By when</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>A photo from before and one from after show that it is done</source>
        <translation>要有施工前和完工后的照片才算完成</translation>
    </message>
    <message>
        <source>Give the task</source>
        <translation>派任务</translation>
    </message>
    <message>
        <source>Given: {what}</source>
        <translation>已派：{what}</translation>
    </message>
    <message>
        <source>Begun: {what}</source>
        <translation>已开始：{what}</translation>
    </message>
    <message>
        <source>The task is done</source>
        <translation>任务完成了</translation>
    </message>
</context>
<context>
    <name>SyncDoors</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n 处改动</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) of it were refused before and are tried again.</source>
        <translation>
            <numerusform>其中 %n 项上次没有被收下，会再试。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>The stick can be taken out now.</source>
        <translation>U盘现在可以拔出。</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>这次的结果</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) only on this laptop</source>
        <translation>
            <numerusform>有 %n 处改动只在本机</numerusform>
        </translation>
    </message>
    <message>
        <source>Not yet elsewhere</source>
        <translation>还没送到别处</translation>
    </message>
    <message>
        <source>Said differently</source>
        <translation>说法不一</translation>
    </message>
    <message>
        <source>Laptops</source>
        <translation>电脑</translation>
    </message>
    <message>
        <source>The disk of “{name}” was copied, and both laptops wrote on. Nothing is lost. Use only one of the two from now on, and let the other join by an invitation.</source>
        <translation>“{name}”的硬盘被复制过，两台电脑都继续写了。没有丢失任何内容。今后只用其中一台，另一台请重新邀请加入。</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) of “{name}” have not come yet. Sync where that laptop was last.</source>
        <translation>
            <numerusform>“{name}”还有 %n 处改动没有到。请到它最近同步过的地方再同步一次。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) are kept apart, because it is not certain who wrote them. They come in by themselves when that laptop is known.</source>
        <translation>
            <numerusform>有 %n 处改动单独存放着，因为不能确定是谁写的。认出那台电脑后会自动收入。</numerusform>
        </translation>
    </message>
    <message>
        <source>This workspace came back from a backup on {when}. Sync once, so that what is newer comes.</source>
        <translation>这个工作区于 {when} 从备份恢复。请同步一次，把更新的内容取回来。</translation>
    </message>
    <message>
        <source>Care</source>
        <translation>注意</translation>
    </message>
    <message>
        <source>Show the laptops</source>
        <translation>查看电脑</translation>
    </message>
    <message>
        <source>The folder of the stick</source>
        <translation>U盘所在的文件夹</translation>
    </message>
    <message>
        <source>The shared folder</source>
        <translation>共享文件夹</translation>
    </message>
</context>
<context>
    <name>TaskDone</name>
    <message>
        <source>It is done</source>
        <translation>做完了</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>做了什么</translation>
    </message>
    <message>
        <source>What shows that “{title}” is done?</source>
        <translation>“{title}”凭什么说做完了？</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
</context>
<context>
    <name>Tasks</name>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>What</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>By when</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>How far</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>No task yet. Give the first one below, or decide it at a meeting.</source>
        <translation>还没有任务。可在下面派第一项，或在议事会上定。</translation>
    </message>
    <message>
        <source>Begin (S)</source>
        <translation>开始 (S)</translation>
    </message>
    <message>
        <source>Done (F)</source>
        <translation>完成 (F)</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>不做了</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>已完成。</translation>
    </message>
    <message>
        <source>+14</source>
        <translation>+14</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) late</source>
        <translation>
            <numerusform>%n 项逾期</numerusform>
        </translation>
    </message>
    <message>
        <source>Give it anyway</source>
        <translation>仍要派</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>新任务</translation>
    </message>
    <message>
        <source>On the day</source>
        <translation>哪一天做</translation>
    </message>
    <message>
        <source>Part of the day</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>For the measure</source>
        <translation>属于哪条措施</translation>
    </message>
    <message>
        <source>Give the task</source>
        <translation>派任务</translation>
    </message>
    <message>
        <source>all cases</source>
        <translation>全部案件</translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n task(s) done</source>
        <translation>
            <numerusform>%n 项任务中 {done} 项完成</numerusform>
        </translation>
    </message>
    <message>
        <source>whoever it falls to</source>
        <translation>按责任田</translation>
    </message>
    <message>
        <source>Only of: {title}</source>
        <translation>只看：{title}</translation>
    </message>
    <message>
        <source>{who} · also down for: {what}</source>
        <translation>{who} · 同时段还有：{what}</translation>
    </message>
    <message>
        <source>{day} late</source>
        <translation>{day} 逾期</translation>
    </message>
    <message>
        <source>What shows that “{title}” is done?</source>
        <translation>“{title}”凭什么说做完了？</translation>
    </message>
    <message>
        <source>Given up: {words}</source>
        <translation>不做了：{words}</translation>
    </message>
    <message>
        <source>Why is “{title}” given up?</source>
        <translation>“{title}”为什么不做了？</translation>
    </message>
    <message>
        <source>Write what is to be done.</source>
        <translation>请写做什么。</translation>
    </message>
    <message>
        <source>This is not a date. Write it like 2026-11-30.</source>
        <translation>这不是日期。请写成 2026-11-30 这样。</translation>
    </message>
    <message>
        <source>Given: {words}</source>
        <translation>已派：{words}</translation>
    </message>
</context>
<context>
    <name>TelephoneOnly</name>
    <message>
        <source>On a telephone this goes to a label printer. Here it is shown as text.</source>
        <translation>在手机上这里会送去标签打印机；在电脑上只显示文字。</translation>
    </message>
    <message>
        <source>On a telephone another app answers this. Here you answer it yourself.</source>
        <translation>在手机上由另一个应用来回答；在电脑上请您自己填写。</translation>
    </message>
</context>
<context>
    <name>TemplateBlock</name>
    <message>
        <source>As a template for others</source>
        <translation>给别的社区做模板</translation>
    </message>
    <message>
        <source>Measures, tasks, activities, pacts, what comes round: how it was done, and nobody in it.</source>
        <translation>措施、任务、活动、公约、周期安排：怎么做的，里面没有人。</translation>
    </message>
    <message>
        <source>Save as a template without people …</source>
        <translation>存成不含人的模板…</translation>
    </message>
    <message>
        <source>What it is called</source>
        <translation>叫什么</translation>
    </message>
    <message>
        <source>A case needs a name, so that people find it again.</source>
        <translation>给案件起个名字，以后好找。</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>议题</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Save …</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Read the lines above first: names that this program knows, telephones and doors are covered with ○. A name that stands nowhere else it cannot know.</source>
        <translation>请先看上面几行：程序认得的姓名、电话、门牌已用○盖住。别处没有登记过的姓名，程序认不出来。</translation>
    </message>
    <message numerus="yes">
        <source>%n name(s), telephone(s) or door(s) covered</source>
        <translation>
            <numerusform>盖住了 %n 处姓名、电话或门牌</numerusform>
        </translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Saved without people: {path}. Names, telephones and doors found in it: 0.</source>
        <translation>已存成不含人的模板：{path}。扫描到姓名、电话、门牌 0 处。</translation>
    </message>
</context>
<context>
    <name>TemplateWindow</name>
    <message>
        <source>Columns of {file}</source>
        <translation>“{file}”的列</translation>
    </message>
    <message>
        <source>for us: everything</source>
        <translation>内部用：什么都可以填</translation>
    </message>
    <message>
        <source>for everybody: no names, codes for places</source>
        <translation>给大家看：没有姓名，地点用代号</translation>
    </message>
    <message>
        <source>Only what is not done yet</source>
        <translation>只填还没办完的</translation>
    </message>
    <message>
        <source>Columns of the template</source>
        <translation>空表的列</translation>
    </message>
    <message>
        <source>Column of the template</source>
        <translation>空表的列</translation>
    </message>
    <message>
        <source>What goes in</source>
        <translation>填什么</translation>
    </message>
    <message>
        <source>Row {n}</source>
        <translation>第 {n} 行</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save and fill …</source>
        <translation>保存并填表 …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Name of this map</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Fill with</source>
        <translation>用什么填</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>给谁看</translation>
    </message>
    <message>
        <source>Sheet or table</source>
        <translation>哪张表</translation>
    </message>
    <message>
        <source>Rows are filled from row</source>
        <translation>从第几行开始填</translation>
    </message>
    <message>
        <source>leave empty</source>
        <translation>空着</translation>
    </message>
    <message>
        <source>There is nothing to fill in yet; the map can be saved all the same.</source>
        <translation>现在还没有可填的记录；对应关系照样可以保存。</translation>
    </message>
</context>
<context>
    <name>TemplateWords</name>
    <message>
        <source>Measure: {title}</source>
        <translation>措施：{title}</translation>
    </message>
    <message>
        <source>Task: {title}</source>
        <translation>任务：{title}</translation>
    </message>
    <message>
        <source>Activity: {title}</source>
        <translation>活动：{title}</translation>
    </message>
    <message>
        <source>Pact: {title}</source>
        <translation>公约：{title}</translation>
    </message>
    <message>
        <source>Comes round: {title}</source>
        <translation>周期安排：{title}</translation>
    </message>
    <message>
        <source>Only its name, its goal and its stages</source>
        <translation>只有名称、目标和步骤</translation>
    </message>
    <message>
        <source>No person, place, day or figure is in it. What comes round begins on the day of the case.</source>
        <translation>模板里没有人、地点、日期和数字。周期安排从案件开始那天算起。</translation>
    </message>
</context>
<context>
    <name>TemplatesCard</name>
    <message>
        <source>Partners&apos; templates</source>
        <translation>合作方的表格</translation>
    </message>
    <message>
        <source>The street, the safety office and the property company each want their own table. Take in their empty XLSX or DOCX once and say what goes into each column; after that one click fills it.</source>
        <translation>街道、安监、物业各有各的表。把对方的空表（XLSX 或 DOCX）收进来，说清每一列填什么，只做一次；以后点一下就填好。</translation>
    </message>
    <message>
        <source>any day</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>片区</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Take in an empty template …</source>
        <translation>收一份空表 …</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Fill …</source>
        <translation>填表 …</translation>
    </message>
    <message>
        <source>Columns …</source>
        <translation>列的对应 …</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>撤掉</translation>
    </message>
    <message>
        <source>public</source>
        <translation>公开</translation>
    </message>
    <message>
        <source>internal</source>
        <translation>内部</translation>
    </message>
    <message>
        <source>Saved: {name}.</source>
        <translation>已保存：{name}。</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>另存为 …</translation>
    </message>
    <message>
        <source>This is not a date. Write it like 2026-11-30.</source>
        <translation>这不是日期。请写成 2026-11-30 这样。</translation>
    </message>
    <message>
        <source>Filling {name}</source>
        <translation>正在填“{name}”</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) filled in: </source>
        <translation>
            <numerusform>填了 %n 行：</numerusform>
        </translation>
    </message>
    <message>
        <source>Empty template</source>
        <translation>空表</translation>
    </message>
    <message>
        <source>Taken out: {name}.</source>
        <translation>已撤掉：{name}。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>TickHeading</name>
    <message>
        <source>{count} fail</source>
        <translation>{count} 项不合格</translation>
    </message>
    <message>
        <source>Rest fine  A</source>
        <translation>其余合格  A</translation>
    </message>
    <message>
        <source>Same as last time  S</source>
        <translation>同上次  S</translation>
    </message>
</context>
<context>
    <name>TickRow</name>
    <message>
        <source>not judged yet</source>
        <translation>还没有判断</translation>
    </message>
    <message>
        <source>For reference: {remark}</source>
        <translation>参考：{remark}</translation>
    </message>
    <message numerus="yes">
        <source>came back %n time(s)</source>
        <translation>
            <numerusform>反弹 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Last time {day}: {what}</source>
        <translation>上次 {day}：{what}</translation>
    </message>
</context>
<context>
    <name>TimeField</name>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Now, for: {question}</source>
        <translation>填现在的时间：{question}</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Start a round</source>
        <translation>开始走访</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message numerus="yes">
        <source>%n matter(s) are settled, and nobody has told those who raised them.</source>
        <translation>
            <numerusform>有 %n 件已经办好，还没有告诉提出的人。</numerusform>
        </translation>
    </message>
    <message>
        <source>Tell them</source>
        <translation>去反馈</translation>
    </message>
    <message>
        <source>Feedback owed</source>
        <translation>等待反馈</translation>
    </message>
    <message>
        <source>Nothing waits. A good moment for a round, or for a look into the ledger.</source>
        <translation>没有要紧的事。可以去走访，或者看看台账。</translation>
    </message>
    <message>
        <source>All done</source>
        <translation>都办好了</translation>
    </message>
    <message>
        <source>Enter the buildings</source>
        <translation>录入楼栋</translation>
    </message>
    <message>
        <source>First the buildings: one line of text makes a whole building with its homes.</source>
        <translation>先录楼栋：写一行字，就有一整幢楼和每一户。</translation>
    </message>
    <message>
        <source>Begin here</source>
        <translation>从这里开始</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Have your colleagues entered them on another laptop already? Sync once, and they come.</source>
        <translation>同事在别的电脑上已经录入了？同步一次就取来。</translation>
    </message>
    <message>
        <source>Or fetch them</source>
        <translation>或者取来</translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n home(s)</source>
        <translation>
            <numerusform>%n 户中已走 {done} 户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s) should have been settled by now.</source>
        <translation>
            <numerusform>有 %n 件问题已过期限。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) wait to be keyed</source>
        <translation>
            <numerusform>%n 份等待录入</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) wait for a second keying</source>
        <translation>
            <numerusform>%n 份等着录第二遍</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) were read differently</source>
        <translation>
            <numerusform>%n 份两遍不一样</numerusform>
        </translation>
    </message>
    <message>
        <source>Check them</source>
        <translation>去核对</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) since the backup of {when} are on this laptop only.</source>
        <translation>
            <numerusform>{when} 备份之后有 %n 处改动只在这台电脑上。</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on: {home}</source>
        <translation>继续：{home}</translation>
    </message>
    <message>
        <source>Finish the round</source>
        <translation>完成这次走访</translation>
    </message>
    <message>
        <source>Round in {place}</source>
        <translation>正在走访 {place}</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>去看看</translation>
    </message>
    <message>
        <source>{place}: due {day}</source>
        <translation>{place}：期限 {day}</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>Key sheets</source>
        <translation>去录入</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>去备份</translation>
    </message>
    <message>
        <source>There is no backup yet. If this laptop is lost, everything is lost.</source>
        <translation>还没有备份。电脑丢了，资料就全没了。</translation>
    </message>
    <message>
        <source>Not backed up</source>
        <translation>还没有备份</translation>
    </message>
    <message>
        <source>Everything is in the backup of {when}.</source>
        <translation>全部内容都在 {when} 的备份里。</translation>
    </message>
    <message>
        <source>Backed up</source>
        <translation>已备份</translation>
    </message>
</context>
<context>
    <name>Topics</name>
    <message>
        <source>Which topic</source>
        <translation>哪个议题</translation>
    </message>
    <message>
        <source>Topic before</source>
        <translation>上一个议题</translation>
    </message>
    <message>
        <source>Next topic</source>
        <translation>下一个议题</translation>
    </message>
    <message>
        <source>A topic is what the meeting talks about. Put the first one on the agenda.</source>
        <translation>议题就是会上要议的事。先把第一个列入议程。</translation>
    </message>
    <message>
        <source>To the agenda</source>
        <translation>去定议程</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Locked. Everything written is saved.</source>
        <translation>已锁上。写下的都已保存。</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Passphrase forgotten? Use the recovery code</source>
        <translation>忘了口令？用恢复码</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Open with the code</source>
        <translation>用恢复码打开</translation>
    </message>
    <message>
        <source>After so many tries there is a pause: {seconds} s.</source>
        <translation>试得太多了，请等 {seconds} 秒。</translation>
    </message>
</context>
<context>
    <name>UnsentList</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n 处改动</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>Not yet brought anywhere: {changes}, {photos}.</source>
        <translation>还没有带到别处：{changes}，{photos}。</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) lie on a stick or in a folder, and no other laptop has read them yet.</source>
        <translation>
            <numerusform>有 %n 项已在U盘或文件夹里，还没有别的电脑读取。</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything that was written here has arrived elsewhere and was confirmed.</source>
        <translation>本机写的都已到达别处，并有回执。</translation>
    </message>
    <message>
        <source>Only the newest are shown; all are counted.</source>
        <translation>只列出最近的；数目是全部的。</translation>
    </message>
    <message>
        <source>{peer} did not take it: {reason}.</source>
        <translation>{peer} 没有收下：{reason}。</translation>
    </message>
    <message>
        <source>Show this to whoever looks after it. Once it is allowed, the next sync brings it.</source>
        <translation>请给管理它的人看。等它允许之后，下次同步就会送到。</translation>
    </message>
    <message>
        <source>It is tried again at every sync.</source>
        <translation>每次同步都会再试。</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) only here</source>
        <translation>
            <numerusform>%n 张照片只在本机</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Show: {what}</source>
        <translation>查看：{what}</translation>
    </message>
</context>
<context>
    <name>VerdictDetails</name>
    <message>
        <source>Level</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Where, how many, why not seen; no names</source>
        <translation>在哪里、几处、为什么没看到；不写姓名</translation>
    </message>
    <message>
        <source>Note: {item}</source>
        <translation>备注：{item}</translation>
    </message>
    <message>
        <source>Choose at least one reason.</source>
        <translation>至少选一个情形。</translation>
    </message>
    <message>
        <source>A photo belongs here.</source>
        <translation>这里需要一张照片。</translation>
    </message>
    <message>
        <source>Still needed: {what}</source>
        <translation>还缺：{what}</translation>
    </message>
</context>
<context>
    <name>VerdictHeading</name>
    <message>
        <source>{done} of {count} judged</source>
        <translation>{count} 项中已判断 {done} 项</translation>
    </message>
    <message>
        <source>Rest pass  A</source>
        <translation>其余合格  A</translation>
    </message>
    <message>
        <source>Same as last time  S</source>
        <translation>同上次  S</translation>
    </message>
</context>
<context>
    <name>VerdictRow</name>
    <message>
        <source>not judged yet</source>
        <translation>还没有判断</translation>
    </message>
    <message>
        <source>For reference: {remark}</source>
        <translation>参考：{remark}</translation>
    </message>
    <message>
        <source>Judge this item: pass, fail, not applicable or not seen.</source>
        <translation>请判断这一项：合格、不合格、不适用或未查看。</translation>
    </message>
</context>
<context>
    <name>Visits</name>
    <message>
        <source>Visits</source>
        <translation>探访</translation>
    </message>
    <message>
        <source>Nobody is paired yet. Pair somebody who lives alone with a helper who looks in.</source>
        <translation>还没有结对。给独居的老人找一位常去看看的人。</translation>
    </message>
    <message>
        <source>None of this is in a public paper; only the number of visits may be told.</source>
        <translation>这里的内容不进任何公开件，只可以说探访人次。</translation>
    </message>
    <message>
        <source>Visited</source>
        <translation>去看过了</translation>
    </message>
    <message>
        <source>Pair two people</source>
        <translation>新结对</translation>
    </message>
    <message>
        <source>Ends today</source>
        <translation>今天结束</translation>
    </message>
    <message>
        <source>Visits so far</source>
        <translation>历次探访</translation>
    </message>
    <message>
        <source>Look out for</source>
        <translation>留意事项</translation>
    </message>
    <message>
        <source>Nothing at the moment: a flat left alone, a fall feared; each with the day on which it ends.</source>
        <translation>目前没有。家里没人、怕摔倒之类的事记在这里，每条都有结束的日期。</translation>
    </message>
    <message>
        <source>Look out for something</source>
        <translation>加一条留意</translation>
    </message>
    <message>
        <source>No longer</source>
        <translation>不用留意了</translation>
    </message>
    <message>
        <source>visit was due {day}</source>
        <translation>应在 {day} 前探访</translation>
    </message>
    <message>
        <source>next visit by {day}</source>
        <translation>下次 {day} 前</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>到 {day}</translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) overdue</source>
        <translation>
            <numerusform>%n 次探访逾期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) so far</source>
        <translation>
            <numerusform>已探访 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>health, never printed</source>
        <translation>涉及健康，不打印</translation>
    </message>
    <message>
        <source>Write a name first.</source>
        <translation>请先写姓名。</translation>
    </message>
    <message>
        <source>Who is visited</source>
        <translation>看望谁</translation>
    </message>
    <message>
        <source>Who visits</source>
        <translation>谁去看</translation>
    </message>
    <message>
        <source>Every so many days</source>
        <translation>每隔几天</translation>
    </message>
    <message>
        <source>Write every how many days.</source>
        <translation>请写每隔几天。</translation>
    </message>
    <message>
        <source>From which day</source>
        <translation>从哪天起</translation>
    </message>
    <message>
        <source>Write from which day on.</source>
        <translation>请写从哪天起。</translation>
    </message>
    <message>
        <source>Whoever is visited agreed</source>
        <translation>对方是否同意</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>结对</translation>
    </message>
    <message>
        <source>{elder} is visited by {helper}</source>
        <translation>{helper}结对{elder}</translation>
    </message>
    <message>
        <source>{elder} is visited by {helper} until today</source>
        <translation>{helper}与{elder}的结对到今天为止</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>A visit needs its day.</source>
        <translation>探访要有日期。</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>How it was</source>
        <translation>情况</translation>
    </message>
    <message>
        <source>Note the visit</source>
        <translation>记下探访</translation>
    </message>
    <message>
        <source>Visit to {elder} noted</source>
        <translation>已记下对{elder}的探访</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Where there</source>
        <translation>具体位置</translation>
    </message>
    <message>
        <source>6th floor, left</source>
        <translation>六楼左边</translation>
    </message>
    <message>
        <source>Write where.</source>
        <translation>请写在哪里。</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Write why.</source>
        <translation>请写原因。</translation>
    </message>
    <message>
        <source>Until which day</source>
        <translation>到哪天</translation>
    </message>
    <message>
        <source>It needs a last day.</source>
        <translation>要有结束的日期。</translation>
    </message>
    <message>
        <source>It tells of somebody&apos;s health</source>
        <translation>涉及健康</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Noted until {day}</source>
        <translation>已记下，到 {day} 为止</translation>
    </message>
    <message>
        <source>No longer looked out for</source>
        <translation>已不再留意</translation>
    </message>
</context>
<context>
    <name>Vote</name>
    <message>
        <source>Vote</source>
        <translation>表决</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>No</source>
        <translation>反对</translation>
    </message>
    <message>
        <source>Abstained</source>
        <translation>弃权</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>表决方式</translation>
    </message>
    <message>
        <source>Begin the paper vote</source>
        <translation>开始投票</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>按什么计票</translation>
    </message>
    <message>
        <source>Who may vote</source>
        <translation>有表决权</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>通过规则</translation>
    </message>
    <message>
        <source>not chosen yet</source>
        <translation>还没选</translation>
    </message>
    <message>
        <source>{yes} of {cast} agree.</source>
        <translation>{cast} 票中 {yes} 票同意。</translation>
    </message>
    <message>
        <source>More hands than the {people} who signed in: check the numbers.</source>
        <translation>票数比签到的 {people} 人还多，请核对。</translation>
    </message>
</context>
<context>
    <name>VoteKeying</name>
    <message>
        <source>not clear</source>
        <translation>看不清</translation>
    </message>
    <message>
        <source>Close the vote</source>
        <translation>结束投票</translation>
    </message>
    <message>
        <source>Papers issued</source>
        <translation>发出票数</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>第几遍</translation>
    </message>
    <message>
        <source>Number or door</source>
        <translation>编号或户</translation>
    </message>
    <message>
        <source>Why, when void</source>
        <translation>废票原因</translation>
    </message>
    <message>
        <source>One key a paper: its number stands on the button, 0 is abstained, V is void.</source>
        <translation>一票一键：数字在按钮上，0 是弃权，V 是废票。</translation>
    </message>
    <message>
        <source>First</source>
        <translation>第一遍</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>第二遍</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>核对定稿</translation>
    </message>
    <message>
        <source>V void</source>
        <translation>V 废票</translation>
    </message>
    <message>
        <source>Keyed: {voter}</source>
        <translation>已录：{voter}</translation>
    </message>
</context>
<context>
    <name>VoteWords</name>
    <message>
        <source>abstained</source>
        <translation>弃权</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>no</source>
        <translation>不同意</translation>
    </message>
    <message>
        <source>May vote {base} · issued {issued} · returned {returned} (valid {valid}, void {void}) · not back {out}</source>
        <translation>有表决权 {base} · 发出 {issued} · 收回 {returned}（有效 {valid}，废票 {void}）· 未收回 {out}</translation>
    </message>
    <message>
        <source>No paper has been keyed yet.</source>
        <translation>还没有录票。</translation>
    </message>
    <message>
        <source>Keyed differently twice, to settle: {voters}.</source>
        <translation>两遍录得不一样，要核对：{voters}。</translation>
    </message>
    <message>
        <source>A tie: {options}. The meeting decides how to go on.</source>
        <translation>票数相同：{options}。怎么办由会议决定。</translation>
    </message>
    <message>
        <source>This vote only hears opinions; it binds nobody.</source>
        <translation>这次只征求意见，不作决定。</translation>
    </message>
    <message>
        <source>The rule is met.</source>
        <translation>达到规则。</translation>
    </message>
    <message>
        <source>The rule is not met.</source>
        <translation>没有达到规则。</translation>
    </message>
    <message>
        <source>This may need all owners to decide; what the meeting says is an opinion.</source>
        <translation>这件事可能要全体业主共同决定；会议的结果只作意见。</translation>
    </message>
    <message>
        <source> (by floor area)</source>
        <translation>（按建筑面积）</translation>
    </message>
    <message>
        <source>Took part: {count} of {of}, at least {least} needed</source>
        <translation>参与：{of} 中 {count}，至少要 {least}</translation>
    </message>
    <message>
        <source>Agreed: {count} of {of}, at least {least} needed</source>
        <translation>同意：{of} 中 {count}，至少要 {least}</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>达到</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>没达到</translation>
    </message>
</context>
<context>
    <name>WalkPage</name>
    <message>
        <source>Next  Ctrl+Enter</source>
        <translation>下一户  Ctrl+Enter</translation>
    </message>
    <message>
        <source>Other building</source>
        <translation>换一栋楼</translation>
    </message>
    <message>
        <source>Preview handout</source>
        <translation>预览讲义</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>地点列表</translation>
    </message>
    <message>
        <source>Walk</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Same as last time  S</source>
        <translation>同上次  S</translation>
    </message>
    <message>
        <source>All fine  A</source>
        <translation>全部合格  A</translation>
    </message>
    <message>
        <source>The last answers of this building could not be saved. Free some space on the disk first.</source>
        <translation>这栋楼最后的答案没有存上。请先在磁盘上腾出空间。</translation>
    </message>
    <message>
        <source>The form has a newer version, {version}; every answer was carried over.</source>
        <translation>表单有了新版本 {version}；所有答案都已转过去。</translation>
    </message>
    <message>
        <source>The answers are carried over to version {version}.</source>
        <translation>答案已转到新版本 {version}。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message numerus="yes">
        <source>The round of {building} is kept. %n thing(s) failed and stand in the ledger now.</source>
        <translation>
            <numerusform>{building}的巡查已保存。%n 处不合格，已经进入台账。</numerusform>
        </translation>
    </message>
    <message>
        <source>The round of {building} is kept. Nothing failed.</source>
        <translation>{building}的巡查已保存。没有不合格的。</translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n home(s)</source>
        <translation>
            <numerusform>%n 户中已走 {done} 户</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the ledger</source>
        <translation>打开台账</translation>
    </message>
    <message>
        <source>Open the round again</source>
        <translation>重开这一轮</translation>
    </message>
    <message>
        <source>Choose where to go</source>
        <translation>选一栋楼开始</translation>
    </message>
    <message>
        <source>Room {number}</source>
        <translation>房间 {number}</translation>
    </message>
    <message>
        <source>{done} of {total} answered</source>
        <translation>已填 {done} / {total}</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>中文</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Speak Chinese</source>
        <translation>换成英文</translation>
    </message>
    <message>
        <source>Walk through the buildings, key in the paper sheets, bring what you found to the residents&apos; meeting. Everything stays on this laptop, locked with your passphrase.</source>
        <translation>走楼入户，录入纸质问卷，把看到的带到居民议事会上。资料都在这台电脑里，用您的口令锁着。</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>继续用</translation>
    </message>
    <message>
        <source>Create a workspace</source>
        <translation>新建工作区</translation>
    </message>
    <message>
        <source>Join by an invitation …</source>
        <translation>凭邀请加入 …</translation>
    </message>
    <message>
        <source>Open a folder …</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Restore a backup …</source>
        <translation>从备份恢复…</translation>
    </message>
    <message>
        <source>Try the demonstration</source>
        <translation>试用演示资料</translation>
    </message>
    <message>
        <source>A made-up community with buildings, sheets and a meeting, in a folder of its own. Break it freely.</source>
        <translation>一个虚构的社区，有楼、有问卷、有议事会，放在单独的文件夹里，随便试。</translation>
    </message>
    <message>
        <source>Open {name} in {folder}</source>
        <translation>打开 {folder} 里的 {name}</translation>
    </message>
    <message>
        <source>Not there now</source>
        <translation>现在找不到</translation>
    </message>
    <message>
        <source>Take {name} off this list</source>
        <translation>把 {name} 从列表里去掉</translation>
    </message>
    <message>
        <source>Folder with the backup</source>
        <translation>选择放备份的文件夹</translation>
    </message>
    <message>
        <source>An empty folder for the restored records</source>
        <translation>选一个空文件夹放恢复的资料</translation>
    </message>
    <message>
        <source>Folder of a workspace</source>
        <translation>选择工作区所在的文件夹</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>What you typed could not be saved, so the window stays as it is. Free some space on the disk; it is then saved by itself.</source>
        <translation>刚才输入的内容没有存上，所以窗口保持原样。请在磁盘上腾出空间，之后会自动保存。</translation>
    </message>
    <message>
        <source>Close and lose it</source>
        <translation>不保存，直接关闭</translation>
    </message>
    <message>
        <source>Saving the last words, then closing …</source>
        <translation>正在保存最后写的内容，然后关闭…</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Newly found</source>
        <translation>新发现</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已受理</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>已派</translation>
    </message>
    <message>
        <source>In hand</source>
        <translation>处置中</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Recheck passed</source>
        <translation>复查合格</translation>
    </message>
    <message>
        <source>Reported back</source>
        <translation>已反馈</translation>
    </message>
    <message>
        <source>Rated</source>
        <translation>已评价</translation>
    </message>
    <message>
        <source>Transferred</source>
        <translation>已移交</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>已合并</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>No longer let</source>
        <translation>已停租</translation>
    </message>
    <message>
        <source>Minor</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Serious</source>
        <translation>较大</translation>
    </message>
    <message>
        <source>Major (suspected)</source>
        <translation>重大（疑似）</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>Fail</source>
        <translation>不合格</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>Not seen</source>
        <translation>未查看</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Seen in order</source>
        <translation>看到已好</translation>
    </message>
    <message>
        <source>Told by somebody</source>
        <translation>有人反映</translation>
    </message>
    <message>
        <source>Work began</source>
        <translation>开始处置</translation>
    </message>
    <message>
        <source>New date agreed</source>
        <translation>改定期限</translation>
    </message>
    <message>
        <source>Told upward</source>
        <translation>已上报</translation>
    </message>
    <message>
        <source>Rechecked</source>
        <translation>复查</translation>
    </message>
    <message>
        <source>Opened again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>put right</source>
        <translation>已整改</translation>
    </message>
    <message>
        <source>not put right</source>
        <translation>未整改</translation>
    </message>
    <message>
        <source>came back</source>
        <translation>反弹</translation>
    </message>
    <message>
        <source>could not get in</source>
        <translation>进不去</translation>
    </message>
    <message>
        <source>satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>so-so</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>not satisfied</source>
        <translation>不满意</translation>
    </message>
</context>
<context>
    <name>_Boxes</name>
    <message>
        <source>{fitted} of {wanted}</source>
        <translation>{wanted} 件中 {fitted} 件</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n 张照片</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Model</name>
    <message>
        <source>{device}: {fitted} of {wanted} fitted, {checked} checked</source>
        <translation>{device}：{wanted} 件中已装 {fitted} 件，已查 {checked} 件</translation>
    </message>
</context>
</TS>
