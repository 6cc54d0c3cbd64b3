/**
 * Phrase banks. A block starts with "# aspect"; then
 *   g / b   what the shop says (verb phrase English ~ Chinese clause), strength and limit;
 *   G / B   what an English reviewer says, praise and criticism, clauses divided by " / ";
 *   Gz / Bz the same in Chinese.
 * `{n}` is the product's true figure, `{place}` the room, `{x|y}` alternatives. A clause with `{n}`
 * is used only where the figure is known.
 */
const source = `
# noise
g runs at a quiet {n} ~ 运行噪音只有{n}，比较安静
b is not the quietest at {n} ~ 噪音{n}，不算安静
G {At {n} it|It} is so quiet that {we talk over it without noticing|I keep checking whether it is on} / {Really|Wonderfully} quiet, {the old one was far louder|nobody in the {place} complains any more} / {Hardly audible|Barely a murmur} {even late at night|when the door is shut} / The {quoted|stated} {n} {matches what I hear|seems honest to me}
B {At {n} it|It} is {louder than I hoped|too loud to talk next to} / {The noise gets on my nerves|It drones} {whenever it works hard|in our small {place}} / {Too loud|Not quiet enough} for {an open plan home|evenings}, {we close the door|we use it in the daytime} / {n} on paper, and {you do hear it|it sounds like it}
Gz {真的|确实}很安静，{几乎听不到声音|开着也不影响说话} / {n}{名副其实|不是虚标}，{晚上用也不吵|家人都没发现它在工作} / 比{旧的那台|以前用的}安静{多了|一大截}，{终于不用关门了|{place}里聊天没问题}
Bz 声音{有点大|偏大}，{开着看电视要调高音量|晚上不太敢用} / {n}{还是挺吵的|听着不小}，{介意噪音的慎重|希望再安静点} / 一{用力|工作起来}就{嗡嗡响|吵}，{{place}小的话更明显|隔着门也听得见}
# washing
g offers enough programmes for pots as well as glasses ~ 程序齐全，锅具和玻璃杯都能照顾到
b has only the basic programmes ~ 程序比较基础
G {Plates|Glasses} come out {spotless|sparkling}, {even with dried-on egg|even after a day of waiting} / {Burnt pans|Greasy trays} {are no problem|come out clean} on the {intensive|hot} programme / Cleans {better than I do by hand|as well as I could wish}, {no film on glasses|no grit left}
B {Dried rice|Baked-on cheese} {sometimes stays|needs a second run} / {Tall glasses|Bowls in the corner} {come out cloudy|are not always clean}, {I rinse first|loading matters a lot} / The {eco|short} programme {leaves traces|is too weak} on {pans|greasy plates}
Gz 洗得{很干净|锃亮}，{隔夜的碗也没问题|玻璃杯没有水印} / {油锅|烤盘}放进去{也能洗干净|出来像新的}，{省心|省了很多时间} / 比手洗{还干净|干净多了}，{碗摸着不油|没有残渣}
Bz {干掉的饭粒|粘底的锅}偶尔{洗不掉|要洗第二遍} / {角落里的碗|高脚杯}有时{不太干净|有水渍}，{摆放很讲究|得先冲一下} / {快洗|节能}程序{力度不够|去油一般}，{重油要用强洗|锅得泡一下}
# drying
g opens its door at the end, so dishes dry well ~ 洗完自动开门，烘干效果好
b dries by condensation only, plastic stays damp ~ 只有余温烘干，塑料餐具会有水
G The door {opens|pops open} by itself and {even plastic is dry|everything is bone dry} / {Dry dishes in the morning|Nothing to wipe}, {love the door that opens|the auto-open door is worth it} / {Glasses|Cups} come out {dry and clear|without drops}, {best part of the machine|my favourite feature}
B {Plastic boxes|Lunch boxes} come out {wet|dripping}, {I dry them by hand|you need a towel} / Drying is {weak|so-so}, {I open the door myself|there is water in the cups} / {Still wet after the cycle|Puddles on top of mugs}, {a bit annoying|others do it better}
Gz 洗完{自动弹门|自动开门}，{塑料盒也是干的|碗基本不用擦} / 烘干{很到位|没得说}，{早上直接拿出来用|杯子没有水珠} / {自动开门|弹门}这个功能{太实用了|值了}，{不闷味|干得快}
Bz {塑料饭盒|塑料餐具}洗完还是{湿的|挂着水}，{得自己擦|要手动开门晾} / 烘干{一般|偏弱}，{杯底有积水|不如自动开门的} / 没有{自动开门|热风}，{闷在里面有水汽|要等很久才干}
# capacity
g holds {n}, plenty for its class ~ 容量{n}，同级里算大
b holds only {n} ~ 容量只有{n}，偏小
G {n} is {plenty|more than enough} for {the four of us|our family}, {no more second rounds|room to spare} / {Much roomier|Bigger inside} than {our old one|I expected}, {everything fits|even the big things go in} / {Swallows|Takes} a {whole weekend's worth|surprising amount} {without squeezing|and still has space}
B {n} is {tight|a bit small} {when guests come|for more than two people} / {Fills up fast|Too small for us}, {I have to do it in two rounds|think about the next size} / {Less room|Smaller} than {the pictures suggest|I imagined}, {fine for one or two|measure your needs first}
Gz {n}{够我们一家用|很能装}，{一次搞定|还有富余} / 空间比{想象的|旧的}大{不少|多了}，{大件也放得下|不用分两次} / 容量{很足|够大}，{周末来客人也不慌|一家四口刚好}
Bz {n}{有点小|偏小}，{来客人就不够|只适合一两个人} / 容量{比想象的小|不太够}，{经常要分两次|建议买大一号} / {很快就满了|装不了多少}，{人多的家庭慎选|自己住还行}
# energy
g is frugal with electricity ~ 比较省电
g needs about {n} a year, little for its size ~ 一年约{n}电，比较省
b uses about {n} a year, more than the best ~ 一年约{n}电，不算省电
b is not the thriftiest of its kind ~ 不算省电
G {The bill went down|We see it on the bill}, {it sips electricity|good for something this size} / {About {n} a year|Frugal}, {that convinced me|that is hard to beat} / {Cheap to run|Low running costs}, {my meter agrees|measured it myself}
B {About {n} a year|Not frugal}, {my plug meter does not lie|the bill shows it} / {Uses more power|Hungrier} than {I would like|our old one}, {sadly|the only real minus} / {Running costs are high|Expensive to run} {if used daily|over the years}, {compare the labels|think about that}
Gz {很省电|耗电低}，{电费明显少了|一个月下来差不少} / {一年{n}左右|能效不错}，{长期用划算|用着放心} / 用{插座电表测过|了几个月}，{确实省电|电费没怎么涨}
Bz {有点费电|耗电偏高}，{电费看得出来|天天开心疼} / {一年要{n}|不太省电}，{长期下来不便宜|希望能效再好点} / 能效{一般|不高}，{用得多的要算一下|电费贵了一些}
# water
g uses {n} of water a cycle ~ 每次用水{n}，很省水
b takes {n} of water a cycle ~ 每次用水{n}，偏多
G {Only {n} a run|Very little water}, {far less than by hand|good for the water bill} / {Saves water|Careful with water} {and still cleans|without leaving soap}, {impressed|exactly what I wanted} / The {water bill|meter} {shows the difference|went down}, {well done|really}
B {n} a run is {a lot|not modern} / {Thirsty|Uses quite some water}, {others manage with less|I noticed on the meter} / {Not a water saver|More water than I thought}, {sadly|keep it in mind}
Gz {一次才{n}|用水很少}，{比手洗省多了|水费降了} / {省水|节水}{效果明显|做得好}，{洗得也干净|很满意} / 水表{走得很慢|看得出来}，{确实省|良心}
Bz {一次要{n}|用水不少}，{有点费水|不够节水} / 比{想象的|同类}{费水|用水多}，{水费涨了点|介意的注意} / 用水{偏多|不算省}，{其他都好|希望改进}
# app
g can be run from the phone ~ 支持手机App操作
b has an app that adds little ~ App用处不大
G The app {is actually useful|works well}: {I start things from work|it tells me when it is done} / {Connected in two minutes|Pairing was painless}, {the app is tidy|no drop-outs so far} / {Nice app|Good app}, {schedules just work|the reminders help}
B The app {keeps asking me to log in|loses the connection} {every week|now and then} / {Pairing took three tries|The app feels unfinished}, {I use the buttons|hardly use it} / {App is slow|Too many notifications}, {switched it off|could be better}
Gz App{好用|很方便}，{下班路上就能操作|完成了会提醒} / {两分钟就连上了|配网很顺}，{一直没掉线|功能清楚} / 手机{远程控制|定时}很{实用|稳定}，{懒人福音|家里老人也学会了}
Bz App{经常掉线|老要重新登录}，{后来直接按按键|体验一般} / {配网折腾了好几次|连网有点麻烦}，{连上还行|说明书没写清楚} / App{广告多|反应慢}，{基本不用|希望更新}
# tray
g has a separate cutlery tray ~ 带独立餐具抽屉
b has a basket instead of a cutlery tray ~ 没有餐具抽屉，只有篮子
G The cutlery tray {is brilliant|keeps knives and forks apart}, {more room below|no more scratched knives} / {Love the top tray|The third rack is great}, {spatulas fit too|so tidy} / {Forks|Chopsticks} in the tray {come out clean|are quickly sorted}, {never again a basket|small thing, big joy}
B {Only a cutlery basket|No third rack}, {it eats space|I miss the tray} / The {basket|cutlery basket} {takes room from plates|rattles}, {a tray would be better|meh} / {Cutlery sticks together|Spoons nest} in the basket, {have to mix them|a tray would help}
Gz {餐具抽屉|第三层}{太好用了|很实用}，{筷子勺子单独放|下面能多放碗} / {筷子|刀叉}放{上层抽屉|抽屉里}{洗得干净|不会乱}，{拿取方便|点赞} / 三层{设计|碗篮}{合理|能装}，{锅铲也放得下|餐具不打架}
Bz {没有餐具抽屉|只有筷子篮}，{占地方|放碗就少了} / {筷子篮|餐具篮}{占空间|有点晃}，{不如抽屉|要是三层就好了} / {勺子叠在一起|筷子会漏下去}，{洗不太干净|有点烦}
# setup
g is quick to set up ~ 安装调试简单
b asks for a careful installation ~ 安装比较讲究
G {Set up in half an hour|Installed without help}, {clear manual|everything was in the box} / {Easy to install|Simple start}, {even for two left hands|the pictures in the guide help} / {Ready in no time|Running within minutes}, {well thought out|no surprises}
B {Setting it up took an afternoon|Installation was fiddly}, {the manual is poor|get a second person} / The {instructions|manual} {are tiny and vague|skip the important step}, {a video helped|allow time} / {Not easy to install|First setup was a pain}, {after that fine|measure twice}
Gz {安装很简单|半小时就装好了}，{说明书清楚|配件齐全} / {上手很快|开箱就能用}，{老人也会|不用看说明} / 师傅{一次装好|调试很快}，{很顺利|没有多余的事}
Bz {安装有点麻烦|装了一下午}，{说明书太简单|最好两个人} / {说明书|图示}{看不太懂|字太小}，{自己琢磨了半天|网上找视频才会} / {安装条件要提前量好|第一次设置比较繁琐}，{装完就好了|耐心点}
# frost
g is frost-free, so nothing needs defrosting ~ 风冷无霜，不用手动除霜
b needs defrosting now and then ~ 直冷，需要定期除霜
G {No ice|Not a trace of frost} {after months|in the drawers}, {no more defrosting days|bliss} / {Frost-free really works|Never defrosted yet}, {bags do not stick|peas stay loose} / {Finally no ice scraping|No ice build-up}, {worth the extra|should be standard}
B {Ice builds up|Frost grows} {within weeks|on the back wall}, {defrosting is a chore|no frost would be better} / {Have to defrost|Needs defrosting} {twice a year|regularly}, {plan for it|knew it, still annoying} / {Drawers freeze shut|A crust of ice} {now and then|after a humid summer}, {not my favourite task|takes an evening}
Gz {真的不结霜|风冷无霜}，{再也不用铲冰|东西不粘在一起} / 用了{几个月|半年}{一点霜都没有|很干净}，{省心|值得} / {无霜|不结冰}这点{太好了|很满意}，{抽屉拉得顺|不占空间}
Bz {会结霜|结冰挺快}，{半年要除一次|铲冰很累} / {后壁|抽屉}{结了一层冰|有霜}，{直冷就这样|买前要知道} / 要{定期除霜|关机化冰}，{有点麻烦|预算够建议买无霜}
# fit
g needs only {n} of width ~ 宽只有{n}，不占地方
b takes {n} of width ~ 宽{n}，比较占地方
G {At {n} wide it|It} {fits our narrow spot|slips into the gap} {perfectly|with room to spare} / {Compact|Slim}, {leaves space on the counter|made for our {place}} / {Takes up little room|Small footprint}, {no rearranging|exactly what a small home needs}
B {At {n} wide it|It} {is a beast|takes half the {place}}, {measure first|we had to move a shelf} / {Bigger than it looks|Bulky}, {check the door frames|needs its own corner} / {Takes a lot of room|Wide}, {not for small homes|we got used to it}
Gz {宽{n}|尺寸刚好}，{小{place}也放得下|严丝合缝} / {不占地方|很小巧}，{租房很合适|台面还有空} / 体积{小|控制得好}，{正好塞进角落|不用挪东西}
Bz {宽{n}|块头不小}，{先量好尺寸|有点占地方} / {比图片上大|体积偏大}，{小户型慎重|搬进门费劲} / {占地|占台面}，{只能放角落|收纳是问题}
# ice
g makes ice by itself ~ 自带制冰
b makes ice slowly ~ 制冰较慢
G {Ice whenever we want|The ice maker is a hit}, {kids love it|summer is saved} / {Fresh ice|Ice cubes} {all day|in two hours}, {no more trays|great for drinks} / {Never thought I needed an ice maker|The ice maker works well}, {now I do|no jams so far}
B {Ice takes ages|The ice maker is slow}, {half a tray a day|fine for two} / {The ice maker rattles|Cubes are small}, {at night too|switched it off} / {Ice tastes of plastic at first|Ice maker needs cleaning}, {got better|remember that}
Gz {自动制冰|制冰}{很方便|夏天太爽了}，{孩子喜欢|随时有冰} / 冰块{出得快|够用}，{做冷饮方便|不用冰格了} / 制冰机{好用|没卡过}，{来客人有面子|惊喜}
Bz 制冰{有点慢|量不大}，{人多不够|要提前} / 制冰时{有响声|会咔咔响}，{晚上关掉了|习惯就好} / 冰块{偏小|刚开始有味道}，{多做几次就好|一般}
# cooling
g keeps the temperature steady with its inverter compressor ~ 变频压缩机，控温稳定
b lets the temperature swing a little ~ 温度有些波动
G {Temperature stays even|Keeps things evenly cold}, {lettuce lasts a week|milk stays fresh longer} / {Cools down fast|Quickly back to cold} {after the big shop|after the door was open}, {steady|very happy} / {Vegetables|Berries} {keep noticeably longer|stay crisp}, {better than our old fridge|great}
B {Top shelf is warmer|Back wall freezes the salad}, {took days to find the setting|annoying} / {Takes long to cool down|Warms up} {after shopping|in summer}, {hm|not ideal} / {Temperature wanders|Uneven} {between shelves|a bit}, {a thermometer helps|could be better}
Gz {控温很稳|温度均匀}，{蔬菜能放一周|水果更新鲜} / {制冷快|降温快}，{放满东西也不怕|夏天很给力} / 保鲜{效果好|没得说}，{叶菜不蔫|肉不串味}
Bz {上下温差有点大|温度不太均匀}，{靠后壁会结冰|要多调几次} / {制冷慢|夏天降温慢}，{装多了更明显|一般} / 温度{忽高忽低|不太稳}，{买了个温度计|希望改进}
# picture
g shows rich colours and good contrast ~ 色彩和对比度出色
b has rather pale colours ~ 色彩偏淡
G The picture is {stunning|gorgeous}, {blacks are really black|colours look natural} / {Films look|Everything looks} {fantastic|so much better} {in the evening|than on the old set}, {no regrets|I sit closer now} / {Colours are spot on|Great contrast}, {hardly any tuning needed|even my brother noticed}
B {Colours are pale|The picture is flat}, {had to tune for an hour|fine for news} / {Dark scenes|Blacks} {turn grey|lose detail}, {not for film fans|you get what you pay for} / {Viewing angle is narrow|Colours shift} {from the side|if you do not sit in front}, {be aware|hm}
Gz 画质{惊艳|很棒}，{黑色很纯|色彩自然} / 看{电影|纪录片}{太享受了|效果出众}，{晚上关灯更震撼|比旧的强太多} / 颜色{准|通透}，{几乎不用调|家人都说好}
Bz {颜色偏淡|画面有点平}，{调了很久|看新闻够用} / {暗部|黑场}{发灰|细节少}，{看电影一般|一分钱一分货} / {可视角度小|侧面看会偏色}，{得坐正中间|介意慎重}
# bright
g reaches {n}, bright enough for daylight ~ 亮度{n}，白天也清楚
b reaches only {n} ~ 亮度只有{n}，白天会偏暗
G {n}: {sunny windows are no problem|bright enough for noon} / {Very bright|Punchy}, {I can see it with curtains open|HDR really shines} / {No trouble in daylight|Readable in the sun}, {turned it down a bit|great}
B {Too dim|Not bright enough} {for our sunny room|at noon}, {curtains closed then|evenings are fine} / {n} is {little|not much}, {HDR looks flat|reflections win} / {On bright days|Near the window} {I see myself|it looks washed out}, {place it well|pity}
Gz {亮度够|{n}很亮}，{白天不拉窗帘也清楚|HDR很通透} / {大太阳天|窗边}{也看得清|没问题}，{很满意|亮度调低都够} / 屏幕{够亮|通透}，{白天观感好|不反光}
Bz {亮度不够|{n}偏暗}，{白天要拉窗帘|晚上还行} / {HDR没什么感觉|亮度一般}，{这个价也正常|别期待太高} / {靠窗|白天}{看着发灰|反光明显}，{摆放要注意|可惜}
# motion
g is smooth at {n} ~ {n}刷新率，画面流畅
b stops at {n} ~ 只有{n}刷新率
G {n} is {so smooth|a joy}, {football looks great|scrolling feels different} / {No blur|Fluid motion}, {sports fans, take it|never going back} / {Fast scenes stay sharp|Movement is clean}, {you notice at once|love it}
B {n} {shows|is not enough for me}: {football smears|scrolling stutters} / {Fast motion blurs|A bit of judder}, {for series it is fine|not for gamers} / {After a faster screen|For sport} {this feels slow|it falls short}, {know that before|hm}
Gz {n}{很流畅|就是不一样}，{看球不拖影|滑动顺滑} / 画面{不糊|跟手}，{体育迷推荐|用了回不去} / {快速镜头|滚动}{清晰|丝滑}，{一眼就能看出来|舒服}
Bz {只有{n}|刷新率低}，{看球有拖影|滑动能感觉到卡} / {快速画面|动作片}{有点糊|会抖}，{追剧够用|玩游戏不行} / 习惯了高刷{再看这个|用这个}{有点落差|不太适应}，{买前想清楚|可惜}
# sound
g has speakers that need no help for everyday viewing ~ 自带音响日常够用
b has thin speakers ~ 自带音响偏单薄
G {Sound is better than expected|Good built-in sound}, {no soundbar needed|voices are clear} / {Clear dialogue|Full sound}, {even for my father|loud enough for the room} / {The speakers|Built-in speakers} {have some body|surprised me}, {fine for films|well done}
B {Sound is thin|Speakers are tinny}, {I added a bar|voices drown} / {No bass at all|Sounds like a tin can}, {plan for a soundbar|the only let-down} / {Speech is hard to follow|Audio is weak}, {volume always up|headphones help}
Gz 音响{比预期好|够用}，{不用另买回音壁|人声清楚} / 声音{清楚|厚实}，{老人也听得清|客厅够响} / 自带{喇叭|音箱}{惊喜|不错}，{看剧足够|有点低音}
Bz 声音{单薄|发闷}，{后来加了回音壁|人声听不清} / {没有低音|喇叭一般}，{看电影没气势|要另配音响} / 音质{就那样|是短板}，{对话要调高音量|可惜}
# software
g runs a tidy smart platform with many apps ~ 智能系统顺手，应用多
b has no smart functions of its own ~ 没有智能系统
G The menu is {quick|tidy}, {all my apps are there|no lag} / {Smart system works well|Easy menus}, {updates come regularly|the kids found everything} / {Apps start fast|Starts in seconds}, {few adverts|a pleasure}
B {No smart system|Plain set}, {needs an extra box|fine with my stick} / {Menus are slow|The menu is clumsy}, {I use an external box|patience needed} / {Few apps|My favourite app is missing}, {a stick solves it|check before}
Gz 系统{流畅|顺手}，{应用齐全|没什么卡顿} / 菜单{简单|清爽}，{老人也会用|开机快} / 应用{多|启动快}，{更新及时|省了个盒子}
Bz {没有智能系统|系统太简单}，{得另接盒子|当显示器用} / 菜单{慢|有点卡}，{点了要等|后来接了盒子} / {应用少|常用的App装不了}，{有点遗憾|买前看清}
# gaming
g is made for current games ~ 玩新游戏也够用
b is not built for games ~ 不适合玩大型游戏
G {Games run great|Runs my games smoothly}, {no tearing|low lag} / {Console plus this|Weekend gaming} {is a dream|works perfectly}, {fast response|son approves} / {High settings|Fast shooters} {no problem|feel right}, {worth it|very pleased}
B {Not for games|Games stutter}, {older titles only|low settings} / {Graphics are weak|Lag in shooters}, {fine for office|do not buy it for gaming} / {Tried a new game|My son tried to play}, {slide show|we laughed}
Gz {打游戏很爽|游戏流畅}，{延迟低|不撕裂} / {接主机|周末开黑}{体验很好|没毛病}，{孩子很满意|跟手} / {高画质|射击游戏}{稳|带得动}，{值|帧率不错}
Bz {玩不了大型游戏|游戏会卡}，{办公可以|只能玩老游戏} / {显卡弱|帧数低}，{别冲着游戏买|低画质凑合} / {试了个新游戏|儿子想打游戏}，{像幻灯片|带不动}
# speed
g is fast even with many things open ~ 性能强，多开也流畅
b is slow with heavy programs ~ 性能一般，重活吃力
G {Fast|Really quick}: {twenty tabs and no sweat|apps open at once} / {No waiting|Never stutters}, {even with big files|after months still quick} / {Starts in seconds|Handles everything}, {I am impressed|best upgrade in years}
B {Slow|Gets slow} {with many tabs|with more than a few apps}, {fine for mail|patience} / {You feel the weak chip|Underpowered}, {video calls make it sweat|for the price okay} / {Stutters|Hangs} {now and then|when updating}, {basic use only|expected a bit more}
Gz {速度快|很流畅}，{多开不卡|大文件也没压力} / 反应{快|跟手}，{用了几个月还是快|没等过} / 性能{强|够用好几年}，{开机几秒|升级值了}
Bz {有点卡|速度慢}，{开多了就不行|只适合轻度用} / 性能{弱|一般}，{视频会议会烫|这个价能理解} / {偶尔卡顿|更新时很慢}，{别期望太高|上网够用}
# memory
g comes with {n} of memory ~ {n}内存，多开不怕
b has only {n} of memory ~ 只有{n}内存
G {n} of RAM is {more than enough|great}, {virtual machines and all|nothing slows it} / {Plenty of memory|Lots of RAM}, {fifty tabs stay open|future proof} / {With {n}|With this much memory} {it flies|I never think about it}, {good choice|happy}
B {n} is {tight today|not much}, {tabs reload|close programs first} / {Too little memory|Memory fills up}, {take the bigger one|basic use only} / {More RAM|A little more memory} {would help|should be standard}, {for study okay|hm}
Gz {n}内存{很够用|爽}，{几十个网页不卡|跑虚拟机没问题} / 内存{大|管够}，{几年不用换|多开无压力} / {有{n}|这内存}{剪视频也行|不用操心}，{选对了|满意}
Bz {n}内存{有点紧|不够看}，{网页多了会重载|要关程序} / 内存{偏小|容易满}，{建议上大一档|轻办公可以} / {内存再大点就好|内存是短板}，{学生用还行|可惜}
# battery
g lasts long: {n} ~ 续航长，{n}
g lasts long ~ 续航长
b has an ordinary battery, {n} ~ 电池一般，{n}
b has a short run time ~ 续航偏短
G {Battery lasts for ever|Great battery}, {charger stays at home|I charge twice a week} / {n} is {realistic|no empty promise}, {got close to it|impressive} / {A whole day and more|Easily through the day}, {never ran dry|best I ever had}
B {Battery is weak|Empty too soon}, {always carry the charger|by afternoon it is low} / {n} on paper, {less in practice|and that only in theory} / {Could last longer|Run time disappoints}, {okay near a socket|pity}
Gz {续航很强|电池耐用}，{出门不带充电器|几天充一次} / {n}{不虚|实测差不多}，{一整天没问题|很惊喜} / 电量{掉得慢|够用}，{再也不焦虑|用到晚上还有}
Bz {续航一般|电池不耐用}，{下午就没电|充电器不能离身} / 标称{n}，{实际要打折|用起来没那么久} / 电量{掉得快|有点拉胯}，{旁边得有插座|可惜}
# weight
g weighs only {n} ~ 只有{n}，很轻
b weighs {n} ~ 重{n}，不算轻
G {Light|Only {n}}, {I hardly feel it|my wrist says thanks} / {So light|Lighter than it looks}, {takes no effort|even my mother likes it} / {Carrying it|Holding it} {is easy|is no problem}, {n} {is really little|does the trick}
B {Heavy|At {n} quite heavy}, {my arm gets tired|not for carrying} / {Heavier than expected|A real weight}, {stays in one place|stairs are no fun} / {n} {adds up|is a lot} {after a while|on longer days}, {be warned|hm}
Gz {很轻|才{n}}，{拿着不累|女生也没压力} / 重量{控制得好|轻巧}，{带着走很方便|老人也拿得动} / {n}{几乎没感觉|真的轻}，{手腕解放|好评}
Bz {有点重|{n}不轻}，{拿久了手酸|不适合随身带} / 比{想象的|看上去}重，{上下楼费劲|基本固定放} / 重量{是硬伤|偏大}，{力气小的慎重|习惯了还好}
# screen
g has an excellent display ~ 屏幕素质高
b has a plain display ~ 屏幕素质普通
G The screen is {beautiful|crisp}, {text is sharp|colours pop} / {Lovely display|Brilliant screen}, {films on the train are a treat|eyes do not tire} / {Great contrast|Sharp and bright}, {worth the price|could look all day}
B {Screen is average|Dull display}, {angles are poor|outdoors you see little} / {Colours are pale|Resolution is low}, {fine for text|saved money there} / {The panel|The display} {is the weak spot|reminds me of older models}, {at that price okay|pity}
Gz 屏幕{很漂亮|细腻}，{看字不累|颜色鲜艳} / 显示{效果好|通透}，{追剧享受|黑色很纯} / {这块屏|屏幕}{值这个价|没得挑}，{对比度高|清晰}
Bz 屏幕{一般|偏暗}，{户外看不清|角度差} / 颜色{淡|不够艳}，{看文字可以|成本都省在这} / 分辨率{低|普通}，{能看到颗粒|这价格也算了}
# keyboard
g has a comfortable backlit keyboard ~ 背光键盘，手感舒服
b has no keyboard light ~ 键盘没有背光
G {Great keyboard|Typing is a joy}, {backlight included|quiet keys} / {Keys have good travel|The keyboard feels solid}, {wrote my thesis on it|no typos} / {Backlight|The lit keyboard} {helps at night|is well graded}, {small thing|nice}
B {No keyboard light|Dark keyboard}, {typing at night is guesswork|I miss it} / {Keys wobble|Keyboard is mushy}, {fine for short texts|got an external one} / {Keyboard flexes|Small arrow keys}, {one gets used to it|meh}
Gz 键盘{手感好|舒服}，{带背光|声音小} / 打字{很顺|不累}，{写论文靠它|键程合适} / {背光|键盘灯}{晚上很实用|亮度合适}，{加分|喜欢}
Bz {没有背光|键盘不亮}，{晚上打字靠摸|有点不便} / 键盘{软|有点晃}，{打多了累|配了外接的} / {方向键小|手感一般}，{习惯就好|凑合}
# plugs
g has modern ports, so one cable docks it ~ 接口新，一根线就能扩展
b is short of ports ~ 接口偏少
G {Enough ports|All the ports I need}, {one cable to the desk|no dongles} / {Fast port|Docking} {works at once|is great}, {two screens run|charger included} / {Ports on both sides|Good choice of ports}, {practical|thought through}
B {Too few ports|One USB-C port only}, {bought a hub|dongle life} / {Charging blocks the port|Ports are crowded}, {annoying|hub needed} / {Missing a second|I need one more} {USB-C|fast port}, {hm|keep in mind}
Gz 接口{够用|齐全}，{一线连显示器|不用扩展坞} / {扩展坞|外接双屏}{一插就认|很稳}，{桌面清爽|办公方便} / 接口{布局合理|速度快}，{实用|好评}
Bz 接口{太少|只有一个USB-C}，{买了扩展坞|充电就没口了} / {充电占一个口|口不够}，{有点烦|出门要带转接头} / {再多一个接口|接口}{就好了|是短板}，{买前注意|可惜}
# fanNoise
g keeps its fan calm ~ 风扇安静
b gets loud and warm under load ~ 满载时风扇声大、发热
G {Fan hardly runs|Silent in lectures}, {cool on the lap|lovely} / {Quiet|No fan noise} {in the library|when writing}, {great|only heard it once} / {Stays cool|Barely warm}, {even in summer|good cooling}
B {Fan roars|Sounds like a jet} {in games|under load}, {headphones on|expected} / {Gets hot|Keyboard warms up}, {needs a stand|not on the lap} / {Loud when busy|The fan is always there}, {quiet mode helps|part of the deal}
Gz 风扇{基本不转|很安静}，{图书馆用没压力|放腿上不烫} / 散热{好|不错}，{夏天也不烫|只听到过一次} / {办公|写文档}时{没声音|很凉快}，{喜欢|舒服}
Bz 风扇{一打游戏就起飞|声音大}，{得戴耳机|正常水平} / {发热明显|键盘会热}，{建议垫个支架|别放腿上} / {满载|跑程序}时{吵|烫手}，{静音模式好一些|有心理准备}
# anc
g cancels noise well ~ 主动降噪效果好
b has no active noise cancelling ~ 没有主动降噪
G {Noise cancelling is superb|The noise is gone}, {train rides are peaceful|office chatter disappears} / {Engines and fans|The underground} {vanish|turns silent}, {switch it on and breathe|worth every cent} / {ANC works|Great cancelling}, {no pressure on the ears|I sleep on planes now}
B {No noise cancelling|Lets the noise in}, {on the bus too loud|fine at home} / {You hear everything around|Outside noise comes through}, {turn it up|not for flights} / {I miss noise cancelling|Without ANC} {on the train|in the office}, {should have paid more|hm}
Gz 降噪{很强|一开世界安静了}，{坐地铁很舒服|办公室听不到聊天} / {飞机|地铁}{轰鸣声|噪音}{基本没了|明显小}，{值这个价|耳压也不大} / 降噪{效果好|自然}，{出差神器|睡觉都能用}
Bz {没有降噪|外面的声音都进来}，{坐车要开大声|在家用还行} / 地铁上{听不清|很吵}，{没有降噪的硬伤|不适合通勤} / 还是{想要降噪|怀念降噪}，{多花点钱买带降噪的|算了}
# music
g sounds detailed and balanced ~ 声音细节多，听感均衡
b sounds ordinary ~ 音质普通
G {Sound is rich|Wonderful sound}, {every instrument has its place|voices come alive} / {Deep bass, clear top|Balanced sound}, {old albums sound new|goosebumps} / {Detailed|Warm} {without being harsh|and never tiring}, {hours of joy|music fans will like it}
B {Sound is dull|Bass covers everything}, {equaliser helps|fine for podcasts} / {A bit tinny|Highs are sharp}, {not for music fans|at this price fair} / {Expected more|Sound lacks depth}, {fine for calls|hm}
Gz 音质{很好|细腻}，{人声有感情|乐器分得清} / {低音有劲|声音通透}，{老歌听出新味道|听着不累} / {解析|声场}{不错|超出预期}，{耳朵享受|越听越好听}
Bz 音质{一般|发闷}，{听播客够用|要调均衡} / {低音糊|高音刺}，{发烧友别买|这价位就这样} / 声音{没层次|单薄}，{打电话可以|期望高了}
# comfort
g is light to wear at {n} ~ 佩戴轻，只有{n}
b is noticeable on long days ~ 戴久了有感觉
G {So comfortable|Very comfortable}, {I forget I wear it|hours without pressure} / {Soft and light|Fits well}, {glasses are no problem|does not slip} / {All day|A long flight} {no problem|without sore spots}, {at {n} no wonder|great fit}
B {Presses|Gets uncomfortable} {after an hour|with glasses}, {need breaks|small heads maybe} / {Warm and tight|A bit heavy at {n}}, {summer is no fun|loosens with time} / {Fit is not for me|Hurts after a while}, {try first|pity}
Gz 佩戴{很舒服|轻}，{戴一天不累|戴眼镜也没事} / {柔软|贴合}，{不掉不夹|忘了戴着} / {n}{很轻|没负担}，{跑步不晃|长时间没问题}
Bz {戴久了|一小时后}{有点夹|不舒服}，{要歇一下|戴眼镜更明显} / {有点闷|偏重}，{夏天出汗|希望再轻点} / 佩戴{因人而异|一般}，{最好先试|头大的慎重}
# connection
g connects to two devices at once ~ 可同时连两台设备
b connects to one device at a time ~ 一次只能连一台设备
G {Phone and laptop at once|Switching devices} {works perfectly|is seamless}, {no drop-outs|so handy for calls} / {Stable connection|Never lost the signal}, {two rooms away|even in the crowd} / {Pairs in seconds|Multipoint is great}, {use it daily|love that}
B {Only one device|No multipoint}, {pairing back and forth|annoying at work} / {Drops|Stutters} {in crowded places|now and then}, {rare, but there|hm} / {Switching between phone and laptop|Re-pairing} {is a pain|takes time}, {know that|pity}
Gz {手机电脑同时连|双设备连接}{很方便|切换自然}，{开会神器|没断过} / 连接{稳定|快}，{隔两间房也行|一开盖就连上} / {双连|切换}{丝滑|好用}，{上班党必备|满意}
Bz {不能同时连两台|只能连一个设备}，{切换麻烦|上班不方便} / {人多的地方|偶尔}会{断|卡}，{不频繁|有点烦} / 手机电脑{来回切|重新配对}{很烦|费劲}，{买前注意|可惜}
# mic
b has no microphone ~ 没有麦克风
g has a clear microphone ~ 麦克风清晰
G {Calls are clear|The microphone is good}, {nobody asks twice|wind is filtered} / {Colleagues hear me well|Clear voice}, {even on the street|great for meetings} / {Microphone does its job|Calls work}, {no echo|happy}
B {No microphone|Cannot take calls}, {music only|my mistake} / {Callers hear the street|Voice sounds far}, {go inside|so-so} / {Microphone is weak|Calls are poor}, {music is fine|use the phone}
Gz 通话{清楚|没问题}，{开会用得上|风声小} / 麦克风{收音好|清晰}，{对方听得清|街上也行} / 打电话{很稳|效果好}，{没有回声|满意}
Bz {没有麦克风|不能打电话}，{只能听歌|没看清} / 通话{一般|对方听着远}，{街上不行|安静地方可以} / 麦{收音差|弱}，{打电话还是用手机|可惜}
# sweat
g is protected against water ~ 防水等级高
b should be kept dry ~ 不防水，怕水
G {Survived rain|Rain is no problem}, {dropped it in the sink once, fine|feels safe} / {Waterproof as promised|Handles water}, {used at the pool|rinsed it, all good} / {Sweat and splashes|A wet day} {do nothing|no issue}, {peace of mind|good}
B {Not waterproof|Afraid of rain}, {be careful|I keep it in a bag} / {No protection|Water is its enemy}, {stays indoors|pity at this price} / {Keep it dry|One splash and I worried}, {wish it had a rating|hm}
Gz {防水靠谱|淋雨没事}，{掉水里也没坏|放心用} / {出汗|下雨}{完全没影响|不怕}，{运动党放心|冲洗也行} / 防水{等级高|实在}，{浴室也能用|安心}
Bz {不防水|怕水}，{下雨要小心|只能在室内} / {没有防水|不能沾水}，{运动出汗有点担心|这价应该有} / 要{保持干燥|格外小心}，{可惜|介意的别买}
# suction
g pulls with {n} ~ 吸力{n}，强劲
b pulls with only {n} ~ 吸力只有{n}
G {Strong suction|{n} and you feel it}, {the carpet looks new|crumbs are gone in one pass} / {Picks up everything|Amazing pull}, {sand too|even between boards} / {First run|One pass} {filled the bin|shocked us}, {powerful|great}
B {Weak on carpets|Suction is so-so}, {hard floors are fine|need two passes} / {n} {is not much|shows}, {sand stays|okay for crumbs} / {Expected more pull|Leaves hair in the corners}, {quick tidy only|hm}
Gz {吸力很强|{n}不是盖的}，{地毯像新的|一遍就干净} / {沙子|碎屑}{一下就没了|全吸走}，{缝里也行|很爽} / 第一次用{吸出好多灰|吓一跳}，{给力|太脏了}
Bz 吸力{一般|偏弱}，{地毯不行|要来回几遍} / {n}{不太够|有点弱}，{硬地板可以|沙子吸不净} / {角落|缝隙}{吸不干净|留头发}，{只能日常打扫|期望高了}
# pet
g deals with pet hair ~ 对付宠物毛发有专用刷头
b has no tool for pet hair ~ 没有宠物毛发刷头
G {Two cats|A long-haired dog}, {and the sofa is clean|no hair left} / {Pet hair|Dog hair} {comes off at once|is no match for it}, {nothing tangles|best buy this year} / The pet brush {works wonders|is great} on {cushions|the sofa}, {cat owners, take it|recommended}
B {Pet hair sticks|Cat hair wraps round the roller}, {cut it out weekly|no pet tool} / {With a dog|For pet owners} {not ideal|too weak}, {hair stays in the sofa|get another brush} / {Hair in the carpet|Long hair} {stays|jams}, {without pets fine|hm}
Gz {两只猫|养狗}{也不怕了|毛一吸就没}，{沙发干净了|不缠毛} / {猫毛|狗毛}{吸得干净|轻松搞定}，{养宠必备|太治愈了} / 宠物刷头{好用|真的有用}，{床上沙发都行|推荐铲屎官}
Bz {猫毛|狗毛}{缠滚刷|吸不干净}，{要剪开清理|没有专用刷头} / 养宠物{不太够用|慎选}，{沙发毛还在|要另买刷头} / {长毛|头发}{容易缠|卡住}，{没宠物还行|一般}
# runtime
g works for {n} on a charge ~ 一次充电可用{n}
b works for only {n} ~ 一次充电只有{n}
G {n} {is enough for the whole flat|covers everything}, {never ran out|one charge} / {Battery holds|Long run time}, {two floors in one go|surprised} / {Finishes the job|Gets through} {on one charge|with power left}, {good|happy}
B {n} {is short|is not enough}, {stops halfway|charge in between} / {Battery gives up|Runs out} {on high power|before I am done}, {plan rounds|hm} / {A second battery|Longer run time} {would help|is what I miss}, {small flat okay|pity}
Gz {n}{够打扫全屋|够用}，{一次搞定|没断过电} / 续航{好|超预期}，{两层楼一遍过|还剩电} / 一次充电{能用完|够}，{省心|满意}
Bz {n}{不够|太短}，{做一半没电|要分次} / {强力档|高档位}{撑不了多久|掉电快}，{小户型可以|要规划} / 电池{小|不耐用}，{想要备用电池|可惜}
# bin
g has a large {n} bin ~ {n}大尘盒
b has a small bin of {n} ~ 尘盒只有{n}
G {Big bin|{n} bin}, {empty it once a week|easy click} / {Bin holds a lot|No constant emptying}, {good seal|no dust cloud} / {Emptying|The bin} {is clean and quick|is simple}, {well made|nice}
B {Tiny bin|{n} fills fast}, {empty after each room|annoying} / {Emptying makes dust|Bin is small}, {do it outside|hm} / {Always full|Needs emptying} {after one round|twice a clean}, {small flats only|pity}
Gz {尘盒大|{n}尘盒}，{一周倒一次|一按就倒} / 倒灰{方便|不扬尘}，{密封好|干净} / 容量{足|够}，{不用总倒|好评}
Bz {尘盒小|{n}很快满}，{打扫一次要倒两回|有点烦} / 倒灰{会扬尘|麻烦}，{最好去户外|一般} / {一会儿就满|容量小}，{小户型还行|可惜}
# dust
g filters with HEPA ~ 带HEPA过滤
b lets fine dust pass ~ 细尘过滤一般
G {Air smells clean|No dusty smell}, {allergies are better|HEPA helps} / {My hay fever|Our allergic son} {says thanks|sneezes less}, {good filter|washable too} / {Fine dust stays inside|Filter works}, {really clean|happy}
B {Dusty smell|Fine dust comes out}, {open a window|hm} / {Filter clogs|Filter is dear}, {wash often|buy two} / {Not for allergies|Sneezed a lot}, {wear a mask|pity}
Gz {没有灰味|过滤好}，{过敏好多了|HEPA有用} / {鼻炎|孩子过敏}{舒服多了|打喷嚏少了}，{值|放心} / 细灰{不外漏|留得住}，{滤网可洗|好评}
Bz {有灰味|细灰会漏}，{要开窗|一般} / 滤网{容易堵|贵}，{要常洗|注意} / 过敏{不太合适|会打喷嚏}，{戴口罩用|可惜}
# cord
g has a {n} cord ~ 电源线长{n}
b has a cord of only {n} ~ 电源线只有{n}
G {n} of cord {reaches everywhere|is generous}, {no more re-plugging|good} / {Long cord|Cord is long enough}, {rewinds well|whole floor} / {No extension needed|Cable length} {at last|is perfect}, {small joy|nice}
B {n} {is short|does not reach}, {extension needed|re-plug often} / {Cord too short|Short cable}, {always one socket short|annoying} / {Would like|Needs} {a longer cord|one more metre}, {pity|hm}
Gz 线{够长|{n}很够}，{不用换插座|一层楼都够} / {电源线长|线长}{方便|实用}，{收线顺|好评} / {不用接线板|线长刚好}，{省事|满意}
Bz 线{太短|只有{n}}，{老要换插座|得接线板} / {电源线短|够不到}，{有点烦|再长点就好} / 线{再长一米|短}{就完美了|是缺点}，{可惜|注意}
# spin
g spins at {n} ~ 脱水转速{n}
b spins at only {n} ~ 脱水只有{n}
G {n} {leaves laundry almost dry|really pays off}, {dries overnight|the dryer needs half the time} / {Good spin|Spins hard}, {no dripping|even towels} / {Clothes come out|Jeans come out} {barely damp|nearly dry}, {great in winter|nice}
B {n} {is low|leaves things wet}, {dries for two days|extra spin needed} / {Clothes are wet|Spin is weak}, {towels drip|winter is hard} / {Wish it spun faster|Heavy things stay wet}, {run it twice|hm}
Gz {脱水很干|{n}给力}，{一晚上就干|毛巾不滴水} / 甩得{干|均匀}，{冬天也好晾|省时间} / 衣服{拿出来半干|不滴水}，{很满意|梅雨天救星}
Bz {脱水不够干|{n}偏低}，{厚衣服滴水|要再甩一次} / 衣服{还湿|晾两天}，{冬天麻烦|一般} / {毛巾|牛仔裤}{甩不干|很湿}，{希望转速高点|可惜}
# laundry
g refreshes with steam ~ 带蒸汽护理
b treats delicate fabrics less gently ~ 对娇贵衣物不够温和
G {Stains go|Baby clothes come out} {at 40 degrees|perfectly clean}, {soft too|no smell} / {Steam takes out creases|The steam programme}, {less ironing|shirts look good} / {Whites are white|Clothes smell fresh}, {no residue|very happy}
B {Tangles clothes|Lint stays on dark clothes}, {use nets|hm} / {Stains need pretreating|Collar stains stay}, {gentle is too gentle|okay otherwise} / {Rough on wool|Wrinkles a lot}, {hand wash the good things|pity}
Gz {洗得干净|污渍没了}，{衣服还软|没有残留} / {蒸汽|除菌}程序{好用|孩子衣服放心}，{皱少了|没异味} / 白衣服{很白|洗得透}，{味道清新|满意}
Bz 衣服{会缠绕|打结}，{要用洗衣袋|一般} / {领口|油渍}{洗不掉|要先搓}，{轻柔洗太轻|其他还行} / {毛衣不敢放|容易起皱}，{深色有毛屑|可惜}
# quick
g has a {n} quick programme ~ 有{n}快洗
b has no really quick programme ~ 快洗不够快
G The {n} programme {saves me|is perfect} {before sport|for shirts} / {Quick wash works|In a hurry?}, {{n} and done|clean enough} / {n} {for light dirt|after the gym}, {use it daily|great}
B {Quick wash is too weak|Programmes are long}, {hm|plan ahead} / {n} {is too long|for a quick wash}, {okay|not quick} / {Normal cycle takes hours|So long}, {night use|patience}
Gz {n}快洗{很实用|救急}，{运动服刚好|每天用} / 赶时间{用快洗|也不怕}，{轻污干净|省水} / {n}{就好|洗完}，{衬衫没问题|好评}
Bz 快洗{洗不太干净|太弱}，{一般|只能过水} / 程序{时间长|动不动两三个小时}，{要提前|耐心} / {n}{不算快|有点久}，{还行|可惜}
# tumble
g dries evenly and gently ~ 烘干均匀
b needs a hose to the outside ~ 需要接排风管
G {Towels come out fluffy|Soft towels}, {no more balcony|winter is saved} / {Evenly dry|Dries evenly}, {even bedding|sensor stops in time} / {Gentle on clothes|Nothing shrank}, {cupboard dry|happy}
B {Hose out of the window|Needs an exhaust}, {room gets humid|clumsy} / {Not quite dry|Thick seams stay damp}, {add twenty minutes|hm} / {Too hot|One shirt shrank}, {use gentle|careful}
Gz 毛巾{蓬松|超软}，{告别阳台|梅雨季救星} / 烘得{均匀|干透}，{床单也行|自动停} / 衣服{没缩水|不伤}，{直接进柜|满意}
Bz {要接排气管|排风麻烦}，{房间会潮|窗户关不严} / {厚衣服|接缝}{烘不透|还潮}，{要加时|一般} / {温度高|缩了一件}，{用轻柔|注意}
# lint
g cleans its own lint filter ~ 毛屑自清洁
b wants its lint filter cleaned each time ~ 每次要清毛屑
G {No more lint picking|Self-cleaning filter}, {great|works so far} / {Filter looks after itself|Lint is gone}, {less work|nice} / {Never touch the lint|Self-clean} {saves time|is worth it}, {good|happy}
B {Clean the filter each time|Lint everywhere}, {forget it and it slows|a chore} / {Fluff gets behind|Filter is fiddly}, {vacuum it|hm} / {Needs care|Lint after each load}, {normal, but annoying|okay}
Gz {不用清毛屑|自清洁}{太省事|好用}，{真香|至今没管} / 滤网{自己清|不用管}，{懒人必备|满意} / 毛屑{没烦过我|自动收集}，{值|好评}
Bz {每次都要清毛屑|毛屑多}，{忘了就烘不干|麻烦} / 滤网{难清|缝里有毛}，{要用吸尘器|一般} / {清理频繁|打理麻烦}，{能接受|可惜}
# baking
g bakes with steam ~ 蒸汽烘焙
b bakes plainly ~ 只有基本烘烤
G {Bread rises|Crust is perfect}, {steam makes the difference|like the bakery} / {Cakes are even|Even browning}, {both trays|no turning} / {Roast is juicy|Sunday roast} {every time|came out great}, {guests asked|proud}
B {One side is darker|Uneven browning}, {turn the tray|hm} / {Heats slowly|Preheating takes long}, {plan it|okay} / {Cakes stay pale|Bottom burns}, {learn the settings|pity}
Gz {面包蓬松|上色漂亮}，{蒸汽有用|像面包店} / 烤得{均匀|不焦}，{蛋糕成功|两层都行} / {烤鸡|烤肉}{多汁|外酥里嫩}，{家人夸|满意}
Bz {上色不匀|一边深一边浅}，{要转盘|一般} / 预热{慢|久}，{提前开|能接受} / {底部容易焦|蛋糕没上色}，{多试几次|可惜}
# cleanup
g is easy to clean ~ 清洗方便
b takes some work to clean ~ 清洗稍麻烦
G {Cleaning takes a minute|Easy to clean}, {nothing sticks|wipe and done} / {Parts come off|Everything comes apart} {easily|in seconds}, {no corners for dirt|great design} / {So easy to keep clean|Looks new} {after months|each time}, {no scrubbing|happy}
B {Cleaning is a chore|Hard to clean}, {grease hides in corners|ten minutes each time} / {Many small parts|Needs daily care}, {brush required|think about it} / {Not dishwasher friendly|Stains stay}, {soak it|hm}
Gz {清洗方便|很好洗}，{一擦就净|不粘} / 拆洗{简单|快}，{没有死角|几秒搞定} / 用了几个月{还像新的|好打理}，{不用刷|省心}
Bz {清洗麻烦|不好洗}，{角落藏油|每次十分钟} / {零件多|要天天打理}，{得用刷子|懒人慎重} / {容易留渍|不能机洗}，{要泡一下|一般}
# heat
g heats up to {n} ~ 最高{n}
b stops at {n} ~ 最高只有{n}
G {n} {makes real pizza|gives a great crust}, {four minutes|friends amazed} / {Gets really hot|Heats quickly}, {pizza night|great} / {Power to spare|High heat}, {steaks too|happy}
B {Only {n}|Not hot enough}, {pizza stays pale|hm} / {Heat is modest|Takes long}, {patience|okay for cakes} / {Wish it went hotter|Crust is soft}, {know that|pity}
Gz {能到{n}|温度高}，{披萨很脆|几分钟就好} / 升温{快|猛}，{烤肉香|满意} / {高温|火力}{足|给力}，{爱了|好评}
Bz {最高{n}|温度不够高}，{披萨不脆|一般} / {火力小|升温慢}，{烤蛋糕够|耐心} / {温度再高点|想要高温}{就好了|可惜}，{注意|能接受}
# rails
g has telescopic rails ~ 带伸缩导轨
b has plain rails ~ 没有伸缩导轨
G {Rails glide|Trays slide out} {smoothly|safely}, {no burnt arms|love it} / {Telescopic rails|Sliding rails} {are great|hold well}, {heavy roast no problem|never without} / {Pulling out trays|Basting} {is easy|is safe}, {good|nice}
B {No sliding rails|Trays stick}, {reach into the heat|careful} / {Tray tips|Tray wobbles} {when pulled|half out}, {buy rails|hm} / {I miss rails|Plain rails}, {okay at the price|pity}
Gz 导轨{顺滑|好拉}，{不烫手|安全} / {伸缩导轨|拉出来}{稳|方便}，{烤鸡也不怕|好评} / 取烤盘{轻松|安全}，{满意|实用}
Bz {没有导轨|烤盘难拉}，{要伸手进去|小心烫} / 烤盘{会晃|卡}，{自己买了导轨|一般} / {想要伸缩导轨|导轨普通}，{可惜|能接受}
# crisp
g crisps food well ~ 食物酥脆
b does not brown food ~ 不能上色烤脆
G {Chips are crisp|Wings come out crunchy}, {hardly any oil|better than the oven} / {Crisp outside, soft inside|Perfect crust}, {kids are happy|every time} / {Leftover pizza|Frozen rolls} {taste fresh|are crunchy}, {use it daily|great}
B {Not crispy|Food stays soft}, {more time helps|hm} / {Does not brown|Pale chicken}, {warming only|use the oven} / {Uneven|Edges dry out}, {shake often|okay}
Gz {薯条酥脆|鸡翅外酥里嫩}，{几乎不用油|比烤箱快} / {烤得香|很脆}，{孩子抢着吃|每次成功} / {剩披萨|速冻点心}{像新出炉|酥}，{天天用|真香}
Bz {不够脆|软}，{要加时间|一般} / {不能上色|烤不了}，{只能加热|还得用烤箱} / {受热不匀|边上干}，{要常翻|凑合}
# fire
g heats hard with {n} ~ 火力{n}，够猛
g heats quickly ~ 火力足、加热快
b reacts slowly to the control ~ 升降温慢
G {Strong heat|{n} and the wok sings}, {stir-fry like outside|water boils fast} / {Reacts at once|Fine control}, {milk does not boil over|great} / {Powerful|Quick}, {dinner is faster|love it}
B {Slow to heat|Slow to cool}, {plan ahead|boiled over twice} / {Weak for a wok|Not for stir-fry}, {small pans fine|hm} / {Control is coarse|Cycles on and off}, {low heat is hard|okay}
Gz {火力猛|{n}给力}，{炒菜有锅气|烧水快} / {控火|调节}{灵敏|精准}，{热牛奶不溢|满意} / {加热快|火旺}，{做饭省时间|爱了}
Bz {升温慢|火力小}，{炒菜不行|要提前} / {反应慢|余温久}，{溢过两次|注意} / {小火不好调|间歇加热}，{煲汤还行|一般}
# wipe
g wipes clean in seconds ~ 一擦就干净
b has corners that collect grease ~ 缝隙容易积油
G {One wipe|A damp cloth} {and done|is enough}, {glass looks new|great} / {No corners|Smooth surface}, {cleaning is nothing|happy} / {Grease wipes off|Easy to wipe}, {at last|nice}
B {Grease in the corners|Hard to wipe}, {weekly scrubbing|hm} / {Scratches|Every drop shows}, {special cleaner|careful} / {Grids are heavy|Many parts to clean}, {dishwasher helps|sigh}
Gz {一擦就净|很好擦}，{像新的|省事} / {没有死角|表面平}，{打理轻松|满意} / 油污{一抹就掉|不粘}，{终于|好评}
Bz {缝里积油|不好擦}，{每周要刷|一般} / {容易花|有划痕}，{要专用清洁剂|小心} / {支架重|零件多}，{清洁费劲|叹气}
# zones
g has {n} ~ 有{n}
b has only {n} ~ 只有{n}
G {n}: {soup, rice and wok at once|everything at once} / {Enough zones|Room for big pots}, {family dinner|no queue} / {Plenty of space|Well spaced}, {large pans fit|good}
B {n} {is little|only}, {one after another|okay for hot pot} / {Too few zones|One pot at a time}, {for singles|hm} / {Pans touch|Close together}, {small pots only|pity}
Gz {n}{够用|很爽}，{几个菜一起做|炒菜煲汤同时} / 间距{合理|大}，{大锅放得下|不打架} / {位置多|灶眼够}，{做饭快|满意}
Bz {n}{太少|不够}，{要一个个来|涮锅可以} / {只能放一口锅|灶眼少}，{一个人用|一般} / {靠得近|锅会碰}，{小锅还行|可惜}
# bridge
g joins zones for large pans ~ 可联动加热大锅
b does not join its zones ~ 灶区不能联动
G {Bridge zone|Joined zones} {for the griddle|for the fish pan}: {brilliant|so useful} / {Long pans heat evenly|Pancakes on the griddle}, {weekend joy|love it} / {Put the pan anywhere|Big roaster fits}, {smart|great}
B {Griddle heats unevenly|Zones are separate}, {hm|okay} / {Big pans get cold ends|Oval pans are a problem}, {turn them|pity} / {Would like a bridge|No bridge}, {next time|meh}
Gz {联动区|无区}{太好用|实用}，{长锅也均匀|煎鱼爽} / {大烤盘|铁板}{受热匀|放得下}，{周末神器|喜欢} / 锅{随便放|大的也行}，{聪明|满意}
Bz {不能联动|大锅受热不匀}，{一般|将就} / {长锅两头凉|要来回转}，{可惜|注意} / {想要联动|下次买无区}，{还行|算了}
# safety
g shuts itself off safely ~ 带安全保护，放心
b lacks a safety switch ~ 缺少安全保护
G {Feels safe|Lock works}, {with kids a must|calms me} / {Switches itself off|Child lock} {as it should|is great}, {forgot it once|good} / {Toddler|Grandma} {cannot start it|is safe}, {thanks|important}
B {No lock|Nothing stops little hands}, {watch the kids|hm} / {Lock is hidden|Beeps at everything}, {annoying|okay} / {Should switch itself off|Forgot it on}, {careful|pity}
Gz {童锁|自动断电}{放心|好用}，{有孩子必备|安心} / {忘了关|人走开}{会自己停|也没事}，{老人用放心|好评} / 安全{做得好|有保障}，{踏实|满意}
Bz {没有童锁|小孩一按就开}，{要看着|注意} / {锁藏得深|老滴滴响}，{有点烦|一般} / {应该有自动断电|忘关过}，{小心|可惜}
# fumes
g clears fumes with {n} ~ 风量{n}，吸烟快
b moves only {n} ~ 风量只有{n}
G {Smoke is gone|{n} eats every fume}, {no smell next morning|even chilli} / {Stir-fry without smell|Strong pull}, {smoke alarm is quiet|great} / {Kitchen stays fresh|Windows stay clear}, {level two is enough|happy}
B {Fish smell stays|Too weak for stir-fry}, {open the window|hm} / {n} {is too little|is not enough}, {steam okay|light cooking} / {Smoke escapes|Needs top level}, {and then it is loud|pity}
Gz {吸力大|{n}很猛}，{爆炒没味|辣椒也不呛} / 油烟{一下就没|不跑}，{第二天没味道|满意} / {炒菜|煎鱼}{客厅闻不到|清爽}，{二档就够|好评}
Bz {吸不干净|{n}偏小}，{要开窗|爆炒不行} / {油烟会跑|风量小}，{清淡做法可以|一般} / {要开最大|高档才行}，{又吵|可惜}
# light
g lights the hob well ~ 照明充足
b is dim over the hob ~ 照明偏暗
G {Good light|Bright LEDs}, {see what I cook|pleasant} / {Light is warm|Well lit hob}, {no shadows|nice} / {The lamp|Lighting} {is enough|is great}, {no other light|good}
B {Dim light|Light is cold}, {hm|swap it} / {Lamp flickers|Shadows}, {pity|okay} / {Too dark|Weak lamp}, {extra light|meh}
Gz 灯{够亮|暖}，{看得清锅|舒服} / 照明{好|没阴影}，{做饭方便|满意} / {灯光|LED}{够用|柔和}，{不用开大灯|好评}
Bz 灯{暗|冷}，{一般|要另开灯} / {有阴影|闪}，{可惜|还行} / {照明弱|看不清}，{加了灯|凑合}
# chill
g cools with {n} ~ 制冷量{n}
b cools a room only slowly ~ 降温较慢
G {Cools the room in minutes|Ice cold in ten minutes}, {heat wave saved|sleep again} / {Strong cooling|{n} is plenty}, {even at 38 degrees|great} / {Pleasant air|Even cold}, {no draught|happy}
B {Slow to cool|Barely cools} {in the heat|beyond its corner}, {close the doors|hm} / {Warm air comes back|Hose gets hot}, {seal the window|okay} / {Too weak|Not enough} {for the attic|for the sun side}, {size up|pity}
Gz {制冷快|几分钟就凉}，{高温天救命|睡得好} / {冷气足|{n}够用}，{38度也不怕|满意} / 风{柔和|不直吹}，{舒服|温度稳}
Bz {制冷慢|天太热不行}，{要关门|一般} / {热气倒灌|管子发热}，{窗要封好|能凑合} / {西晒|顶楼}{压不住|不够}，{买大一匹|可惜}
# warm
g also heats ~ 冷暖两用
b only cools ~ 单冷，不能制热
G {Heats well too|Warm in winter}, {radiator stays off|two in one} / {Heating is quick|Cosy in ten minutes}, {autumn saver|great} / {Use it all year|Winter mode} {works|is a plus}, {cheap heat|happy}
B {Cannot heat|Cooling only}, {useless in winter|hm} / {I miss heating|No heating}, {pay a bit more|pity} / {Only for summer|No winter use}, {then it stands about|okay}
Gz {制热也快|冬天能用}，{一机两用|暖和} / {十分钟就暖|制热给力}，{省电暖器|满意} / {冷暖|四季}{都行|能用}，{划算|好评}
Bz {不能制热|单冷}，{冬天没用|一般} / {没有制热|想要暖风}，{加点钱买冷暖|可惜} / {只能夏天用|冬天闲着}，{注意|还行}
# humid
g takes out a lot of moisture ~ 除湿效果明显
b takes out little moisture ~ 除湿量小
G {Mould smell is gone|Walls are dry}, {tank full daily|impressive} / {Laundry dries indoors|Windows no longer sweat}, {great in the rain|at last} / {Humidity down|Air feels dry} {within hours|overnight}, {works|happy}
B {Too weak|Takes little} {for a room|in a wet cellar}, {cupboard only|hm} / {Humidity hardly moves|Slow}, {runs all day|okay} / {Expected more water|Tank stays empty}, {small rooms|pity}
Gz {除湿很快|霉味没了}，{一天一箱水|效果惊人} / {室内晾衣|回南天}{救星|不怕了}，{窗户不滴水|满意} / 湿度{几小时就降|明显低}，{干爽|好评}
Bz {除湿量小|效果慢}，{只能放柜子|一般} / 湿度{降不下来|没变化}，{开一天|凑合} / {大房间|地下室}{不行|不够}，{买大点|可惜}
# warmup
g warms food quickly with {n} ~ {n}功率，加热快
b warms slowly with {n} ~ {n}功率，加热慢
G {Two minutes|{n}} {and lunch is hot|is quick}, {no cold spots|great} / {Fast|Strong}, {milk in seconds|simple} / {Heats quickly|Does what it should}, {daily use|happy}
B {n} {is slow|needs time}, {add a minute|hm} / {Cold in the middle|Weak}, {stir twice|okay} / {Takes longer|Slower} {than the old one|than stated}, {patience|pity}
Gz {热得快|{n}够用}，{两分钟搞定|不凉心} / {加热|热饭}{快|方便}，{上班带饭必备|满意} / {火力足|快}，{天天用|好评}
Bz {n}{慢|偏弱}，{要加时间|一般} / {中间是凉的|热不透}，{要翻一下|凑合} / {比旧的慢|等得久}，{耐心|可惜}
# even
g thaws evenly thanks to its inverter ~ 变频，解冻均匀
b heats in pulses ~ 定频，受热不够均匀
G {Thawing is even|Defrosts meat} {without cooking edges|evenly}, {great|finally} / {Even heat|No hot rims}, {rice like fresh|nice} / {Inverter works|Gentle power}, {butter softens|good}
B {Edges cook|Hot outside, cold inside}, {turn it|hm} / {Defrost is poor|Uneven}, {half power|okay} / {Pulses|On and off}, {soup splashes|pity}
Gz {解冻均匀|受热匀}，{边上不熟|惊喜} / {变频|小火}{真有用|柔和}，{米饭像新煮|满意} / {不会局部烫|均匀}，{黄油刚好|好评}
Bz {外面烫里面凉|不均匀}，{要翻面|一般} / 解冻{一般|边熟中冻}，{用半火|凑合} / {一阵一阵|忽冷忽热}，{汤会溅|可惜}
# presets
g has {n} ~ 有{n}
b has only {n} ~ 只有{n}
G {Presets are good|{n}}, {press and go|fish was perfect} / {Programmes fit|Something for everything}, {beginner friendly|nice} / {I use|We like} {half of them|the presets}, {no guessing|great}
B {Few presets|{n} only}, {learn times|hm} / {Presets are off|Too simple}, {set by hand|okay} / {Would like more|Basic choice}, {fine|pity}
Gz {预设好用|{n}}，{一键就行|新手友好} / {程序|菜单}{齐全|合理}，{不用猜时间|满意} / {常用的都有|一按就好}，{方便|好评}
Bz {预设少|{n}不多}，{要自己调|一般} / {预设不准|太简单}，{手动设|凑合} / {再多几个就好|选择少}，{够用|可惜}
# coffee
g makes a rich cup ~ 咖啡浓郁
b makes an ordinary cup ~ 咖啡味道普通
G {Best coffee|Espresso} {I had at home|like in Italy}, {thick crema|aroma everywhere} / {Coffee tastes great|Rich and hot}, {beans matter|saves the cafe money} / {Every cup|Shot after shot} {the same|is good}, {guests impressed|love it}
B {Coffee is thin|Lukewarm coffee}, {warm the cup|hm} / {Bitter|Watery} {at first|with dark beans}, {needs tuning|okay} / {Not like the cafe|Ordinary taste}, {fine with milk|pity}
Gz 咖啡{香|浓}，{油脂厚|像咖啡馆} / {味道|萃取}{稳定|好}，{省了外卖钱|上班前一杯} / {每杯都不错|豆香明显}，{朋友夸|喜欢}
Bz 咖啡{淡|不够烫}，{要先温杯|一般} / {偏苦|有点水}，{要慢慢调|凑合} / {比不上咖啡馆|味道普通}，{加奶还行|可惜}
# milk
g froths milk ~ 可打奶泡
b has no milk frother ~ 不能打奶泡
G {Milk foam is fine|Silky foam}, {latte every morning|cappuccino joy} / {Frother works|Foam like velvet}, {oat milk too|rinses itself} / {Flat white|Latte} {at home|at last}, {worth it|love}
B {No frother|Black coffee only}, {bought one extra|hm} / {I miss milk foam|No foam}, {wife complains|pity} / {For latte|For milk drinks} {not made|you need more}, {know that|okay}
Gz 奶泡{细腻|绵密}，{拿铁自由|燕麦奶也行} / {打奶泡|蒸汽}{好用|给力}，{每天卡布|好清洗} / {拿铁|馥芮白}{在家就能喝|很赞}，{值|爱了}
Bz {不能打奶泡|只有黑咖}，{另买了奶泡机|一般} / {想喝拿铁|没奶泡}{不行|可惜}，{老婆不满|注意} / {奶咖党|爱喝拿铁的}{别买|慎重}，{知道就好|能接受}
# heatup
g is ready in {n} ~ {n}即热
b takes {n} to heat ~ 预热要{n}
G {n} {and ready|to start}, {no waiting|morning person now} / {Heats at once|Ready fast}, {great before work|nice} / {Quick start|Up to heat} {in a moment|before I blink}, {love|good}
B {n} {is long|of waiting}, {start first|hm} / {Slow to heat|Takes its time}, {patience|okay} / {Waiting|The warm-up} {annoys me|is long}, {in the morning|pity}
Gz {n}就{好|热}，{不用等|早上很快} / {预热快|升温快}，{上班前刚好|满意} / {开机就能用|一会儿就好}，{方便|好评}
Bz {要{n}|预热慢}，{得先开|一般} / {等得久|升温慢}，{耐心|凑合} / {早上着急|赶时间}{会等|不行}，{可惜|还行}
# tank
g has a large {n} tank ~ {n}大水箱
b has a small tank of {n} ~ 水箱只有{n}
G {Big tank|{n} tank}, {rarely needs attention|lasts long} / {Tank is generous|Not always at the sink}, {easy to carry|good} / {Tank|Water tank} {lasts a day|comes off easily}, {handy|nice}
B {Small tank|{n} is little}, {always at the sink|hm} / {At its limit halfway|Often at its limit}, {in the middle of it|annoying} / {The tank|Water tank} {is tiny|is too small}, {okay for two|pity}
Gz {水箱大|{n}够用}，{不用老动它|一天一次} / 水箱{好拆|容量足}，{方便|满意} / {水箱|容量}{实在|够}，{省事|好评}
Bz {水箱小|{n}太少}，{老要伺候|一般} / {一会儿就要处理|不够用}，{烦|中途停} / {频繁加倒水|水箱}{麻烦|偏小}，{两个人还行|可惜}
# boil
g boils a full load in {n} ~ 满壶{n}烧开
b takes {n} for a full load ~ 满壶要{n}
G {Boils in no time|{n} and done}, {tea faster|wow} / {Fast|So quick}, {coffee not even ground|great} / {Full kettle|A litre} {in a moment|boils fast}, {happy|nice}
B {n} {is slow|for a full one}, {patience|hm} / {Slow to boil|Takes long}, {old one was faster|okay} / {Waiting for tea|In the morning}, {too long|pity}
Gz {烧得快|{n}就开}，{泡茶不等|惊喜} / {速度快|很快}，{早上省时间|满意} / {一壶水|烧水}{一会儿就好|快}，{好评|方便}
Bz {要{n}|烧得慢}，{耐心|一般} / {等得久|不快}，{旧的都快|凑合} / {早上|泡茶}{着急|等半天}，{可惜|还行}
# temps
g sets the temperature ~ 可精确控温
b only boils ~ 只能烧开，不能控温
G {80 degrees for green tea|Exact temperature}, {tea tastes better|love it} / {Temperature choice|The settings} {is precise|are great}, {pour-over too|useful} / {Holds the degree|No more guessing}, {baby milk too|good}
B {No temperature choice|Boils only}, {wait for tea to cool|hm} / {I miss settings|Green tea burns}, {thermometer|okay} / {Simple|Just boils}, {fine for some|pity}
Gz {控温准|能选温度}，{泡绿茶刚好|冲奶方便} / {80度|精确控温}{实用|茶香}，{手冲也行|喜欢} / {不用等凉|温度稳}，{满意|好评}
Bz {不能控温|只能烧开}，{泡茶要放凉|一般} / {想要控温|绿茶会烫}，{买温度计|凑合} / {功能单一|就烧水}，{够用|可惜}
# keep
g keeps water warm ~ 可保温
b does not keep warm ~ 不能保温
G {Keeps warm|Second cup} {for half an hour|still hot}, {nice|love} / {Warm hold|Keep-warm} {works|is handy}, {tea lovers|good} / {Hot water|Warm water} {all morning|ready}, {great|happy}
B {Cools fast|No keep-warm}, {boil again|hm} / {Water is cold|Does not hold}, {okay|pity} / {Would like|I miss} {keep-warm|holding}, {meh|fine}
Gz {保温好|一直热}，{第二杯还烫|方便} / {保温|恒温}{实用|稳}，{爱喝茶的推荐|满意} / {随时有热水|一上午都热}，{好评|喜欢}
Bz {凉得快|不保温}，{要重烧|一般} / {没有保温|放一会儿就凉}，{可惜|还行} / {想要保温|冬天}{凉得快|可惜}，{凑合|注意}
# blend
g crushes with {n} ~ {n}功率，打得细
b has only {n} ~ 功率只有{n}
G {Smoothies are silky|No lumps}, {kale too|like the bar} / {{n} crushes all|Strong motor}, {nuts to butter|wow} / {Soup|Baby food} {is fine|in a minute}, {daily use|love}
B {Leaves lumps|Weak motor}, {cut it small|hm} / {n} {struggles|with carrots}, {soft fruit okay|stop and shake} / {Strings remain|Not smooth}, {sieve|pity}
Gz {打得细|没颗粒}，{豆浆不用滤|顺滑} / {动力强|{n}给力}，{坚果也行|快} / {果昔|辅食}{细腻|一分钟}，{天天用|喜欢}
Bz {有颗粒|打不细}，{要切小|一般} / {n}{偏弱|带不动}，{软水果行|要晃} / {纤维多|菜叶}{打不碎|有渣}，{过滤|可惜}
# icecrush
g crushes ice ~ 可碎冰
b is not made for ice ~ 不能碎冰
G {Ice to snow|Crushes ice} {in seconds|no problem}, {cocktails|summer} / {Frozen berries|Ice cubes} {no trouble|vanish}, {great|strong} / {Slush|Frappe} {at home|like bought}, {kids love it|nice}
B {No ice|Ice jams}, {careful|hm} / {Frozen fruit|Cubes} {stops it|too hard}, {thaw first|okay} / {Not for ice|Ice stays whole}, {pity|know it}
Gz {碎冰没问题|冰块秒碎}，{沙冰自由|夏天爽} / {冻水果|冰}{轻松打|细}，{孩子爱|满意} / {沙冰|冰沙}{像店里|绵}，{好评|强}
Bz {不能碎冰|冰打不动}，{小心|一般} / {冻水果|冰块}{卡住|要先化}，{凑合|注意} / {想做沙冰|打冰}{别买|不行}，{可惜|知道就好}
# rice
g cooks rice evenly by induction ~ 电磁加热，米饭口感好
b cooks rice on a simple plate ~ 底盘加热，口感普通
G {Rice is fluffy|Every grain shines}, {even brown rice|best rice} / {Rice like in a restaurant|Perfect rice}, {no burnt bottom|family noticed} / {Sweet and soft|Even cooking}, {congee too|love it}
B {Bottom sticks|Rice is wet on top}, {stir after|hm} / {Ordinary rice|Uneven}, {for the price okay|less water} / {Crust at the bottom|Dry edges}, {keep-warm dries|pity}
Gz 米饭{粒粒分明|软糯香甜}，{家人多吃一碗|糙米也好} / {煮饭均匀|不糊底}，{像饭店|满意} / {口感|米香}{明显好|出来了}，{煮粥也行|真香}
Bz {底部有点糊|上面湿}，{要搅一下|一般} / 口感{普通|不匀}，{这价还行|少放水} / {有锅巴|边上干}，{保温会干|可惜}
# ready
g starts by timer ~ 可预约
b has no timer ~ 不能预约
G {Set at night|Timer}, {breakfast is ready|works} / {Porridge in the morning|Timer start} {is bliss|great}, {daily|love} / {Delay start|Comes home} {to hot rice|ready}, {perfect|nice}
B {No timer|Start by hand}, {mornings are rushed|hm} / {I miss the timer|No delay start}, {plug timer no|pity} / {Cannot preset|Be at home}, {okay|know it}
Gz {晚上预约|定时}{早上有粥|好用}，{上班族必备|满意} / {预约|回家就有饭}{太方便|准时}，{天天用|喜欢} / {提前设好|一觉醒来}{就能吃|真香}，{好评|稳}
Bz {不能预约|没有定时}，{早上赶|一般} / {想要预约|没预约}{可惜|不方便}，{人要在家|注意} / {手动开|得守着}，{凑合|能接受}
# sugar
g has a low-sugar programme ~ 有低糖饭功能
b has a low-sugar programme that changes the taste ~ 低糖饭口感有差别
G {Low-sugar rice|For my father} {tastes fine|works}, {his values are better|good} / {Low-carb rice|The sugar tray} {is useful|cleans easily}, {diet|nice} / {Lighter rice|Less starch}, {still soft|happy}
B {Low-sugar rice is dry|Taste changes}, {mix it|hm} / {Takes longer|Wastes water}, {okay|meh} / {Doubt the effect|Not convinced}, {nice try|pity}
Gz {低糖饭|控糖}{口感还行|有用}，{给老人买的|减脂吃} / {沥糖|低糖}{好洗|实用}，{爸妈喜欢|满意} / {饭软|不难吃}，{血糖稳些|好评}
Bz {低糖饭偏干|口感差}，{要混着吃|一般} / {时间长|费水}，{凑合|算了} / {效果存疑|没感觉}，{心理安慰|可惜}
# route
g maps the flat and drives in lines ~ 会建图，路线规整
b drives without a real map ~ 没有精确地图，路线较乱
G {Neat lines|Maps the flat} {in one run|perfectly}, {never lost|smart} / {Finds its dock|Knows every room}, {fun to watch|great} / {Systematic|No spot missed}, {quick too|love}
B {Drives at random|Gets lost}, {misses spots|hm} / {Bumps about|Never finds the dock}, {carry it home|funny} / {No map|Chaos}, {one room okay|pity}
Gz {路线规整|建图快}，{不漏扫|聪明} / {找得到充电座|认路}，{房间分得清|省心} / {弓字走|规划}{高效|漂亮}，{看着解压|好评}
Bz {乱跑|路线乱}，{会漏扫|一般} / {撞来撞去|找不到家}，{要抱回去|好笑} / {没地图|随机走}，{单间可以|可惜}
# mopping
g washes its own mop ~ 自动洗拖布
b does not mop ~ 不能拖地
G {Floor shines|Mop station} {and I do nothing|is genius}, {no smell|barefoot joy} / {Washes its mop|Clean mop} {each room|always}, {love|worth it} / {Coffee stains|Muddy paws} {gone|no problem}, {wow|great}
B {No mop|Dust only}, {mop by hand|hm} / {Wish it mopped|Kitchen floor stays sticky}, {next time|pity} / {For hard floors|Tiles} {half the job|needs more}, {okay|know it}
Gz {地面很亮|自动洗拖布}{解放双手|没味}，{光脚舒服|值} / {拖得干净|洗拖布}{省心|方便}，{真香|满意} / {咖啡渍|脚印}{没了|一遍净}，{厉害|好评}
Bz {不能拖地|只扫}，{还得自己拖|一般} / {想要拖地|厨房地黏}{没办法|可惜}，{下次买扫拖|注意} / {瓷砖|地板}{只干一半|要再拖}，{凑合|知道就好}
# empty
g empties its own bin ~ 自动集尘
b has to be emptied by hand ~ 需手动倒灰
G {Empty it once in two months|Self-empty} {is great|works}, {hands off|no dust} / {Bag lasts|Dock} {for weeks|does the dirty work}, {allergy friendly|love} / {Never touch dust|Emptying} {again|by itself}, {worth it|nice}
B {Empty daily|Small bin}, {chore|hm} / {No dock|By hand}, {forget and it stops|okay} / {Bin is full|Hair in the bin} {each day|always}, {pity|meh}
Gz {自动集尘|两个月倒一次}{太省心|好用}，{不沾灰|满意} / {集尘袋|基站}{耐用|给力}，{过敏友好|喜欢} / {不用管|解放双手}，{值|好评}
Bz {天天倒灰|尘盒小}，{麻烦|一般} / {没有集尘|手动倒}，{忘了就停|凑合} / {毛发塞满|一天一倒}，{可惜|烦}
# clutter
g drives around clutter ~ 会避障
b stumbles over cables ~ 避障弱，怕电线
G {Avoids socks|Drives round cables}, {and the cat's bowl|smart} / {Never stuck|Sees toys}, {no tidying first|great} / {Obstacle detection|The camera} {works|is clever}, {kids home|love}
B {Eats cables|Stuck on socks}, {tidy first|hm} / {Dragged a charger|Tangled}, {twice a week|annoying} / {Blind to toys|Bumps into the bowl}, {water all over|pity}
Gz {避障好|绕开袜子}，{不用先收拾|聪明} / {电线|猫碗}{都躲得开|不撞}，{没卡过|满意} / {识别|避障}{准|灵}，{有孩子家推荐|好评}
Bz {会缠电线|袜子卡住}，{先收拾|一般} / {撞碗|拖走充电线}，{烦|一周两次} / {避障差|看不见玩具}，{要盯着|可惜}
# under
g is only {n} high ~ 机身高{n}，能钻床底
b is {n} high ~ 机身高{n}，矮家具钻不进
G {Fits under the bed|{n} goes under the sofa}, {dust there is gone|great} / {Flat|Low}, {reaches everywhere|nice} / {Under the cupboard|Low furniture} {no problem|at last}, {love|happy}
B {{n} does not fit|Too tall} {under our sofa|under the bed}, {measure|hm} / {Stuck under the cupboard|Turret hits}, {blocked it|okay} / {Not for low furniture|Stays outside}, {pity|know it}
Gz {能钻床底|{n}很矮}，{死角干净了|满意} / {沙发底|柜子下}{进得去|没问题}，{终于|好评} / {机身薄|低矮}，{到处能扫|喜欢}
Bz {进不去沙发底|{n}偏高}，{先量|一般} / {卡在柜下|雷达会顶}，{封了起来|凑合} / {矮家具|床底}{扫不到|不行}，{可惜|注意}
# air
g cleans {n} ~ 净化能力{n}
b cleans only {n} ~ 净化能力只有{n}
G {Fresh air|Dust is down}, {sleep better|sneezing stopped} / {Works fast|{n} is strong}, {value drops in minutes|great} / {Cooking smoke|Pollen} {gone|no more}, {nose says thanks|happy}
B {Small room only|{n} is little}, {slow|hm} / {Value hardly drops|Weak}, {top level only|okay} / {Not for the living room|Expected more}, {size up|pity}
Gz {空气好多了|数值降得快}，{睡得好|不打喷嚏} / {净化快|{n}给力}，{几分钟变绿|满意} / {油烟|花粉}{没了|少了}，{鼻子舒服|好评}
Bz {只能小房间|{n}偏小}，{慢|一般} / {数值降不动|效果弱}，{要开最大|凑合} / {客厅不够|期望高}，{买大点|可惜}
# smell
g takes odours with carbon ~ 活性炭除味
b has little against smells ~ 除味弱
G {Cat smell is gone|No more cooking smell}, {carbon works|wow} / {Smoke|New furniture smell} {disappears|in a day}, {great|relief} / {Guests notice|Fresh}, {no litter smell|love}
B {Smells stay|No carbon}, {dust only|hm} / {Fish night|Litter box} {still smells|too much}, {open windows|okay} / {Not for odours|Weak on smell}, {pity|know it}
Gz {猫味没了|除味强}，{活性炭有用|惊喜} / {烟味|新家味}{散得快|没了}，{放心|满意} / {客人都说清新|没异味}，{好评|喜欢}
Bz {味道还在|没有活性炭}，{只除尘|一般} / {油烟味|猫砂味}{去不掉|不行}，{开窗|凑合} / {除味弱|别指望}，{可惜|注意}
# filters
g has a long-lasting filter ~ 滤网寿命长
b needs a new filter every half year ~ 滤网半年要换
G {Filter lasts|One filter a year}, {cheap to keep|good} / {Filter life|Change} {is long|takes a minute}, {reminder light|nice} / {Low upkeep|Filter} {so far|still fine}, {happy|great}
B {Filters cost|New filter already}, {adds up|hm} / {Half a year|Filter life} {is short|only}, {count that in|okay} / {Replacement|Filter} {is dear|hard to get}, {pity|plan}
Gz {滤网耐用|一年一换}，{成本低|好} / 换滤网{简单|有提醒}，{省心|满意} / {维护|耗材}{不贵|少}，{好评|还没换}
Bz {滤网贵|耗材费}，{要算进去|一般} / {半年就换|寿命短}，{不划算|凑合} / {配件|滤芯}{难买|贵}，{可惜|注意}
# sensor
g shows the air quality ~ 显示空气质量
b shows no air quality ~ 不显示空气质量
G {Display reacts|Number on top} {at once|is useful}, {see it work|fun} / {Auto mode|Sensor} {works|is quick}, {set and forget|good} / {Colour light|Display} {helps|is clear}, {nice|love}
B {No display|Flying blind}, {hm|bought a meter} / {Sensor|No sensor} {missing|I miss it}, {okay|pity} / {No idea|Cannot see} {if it works|the air}, {trust|meh}
Gz {显示灵敏|数值清楚}，{看得见效果|放心} / {自动模式|传感器}{准|快}，{不用管|满意} / {屏幕|灯}{直观|好看}，{好评|喜欢}
Bz {没有显示|不知道空气好坏}，{一般|另买检测仪} / {没传感器|想要显示}，{可惜|凑合} / {看不到数值|心里没底}，{还行|算了}
# drain
g can drain through a hose ~ 可接管连续排水
b has to be emptied by hand ~ 只能手动倒水
G {Hose to the drain|Continuous drain} {and forget|works}, {cellar dry|great} / {No emptying|Drain hose} {for weeks|fits}, {love|useful} / {Runs by itself|Holiday} {no worry|dry}, {good|nice}
B {Empty by hand|No hose}, {each evening|hm} / {Tank full|It stops} {at night|daily}, {annoying|okay} / {I miss a hose|No drain}, {pity|know it}
Gz {接管排水|连续排水}{省心|不用倒}，{地下室推荐|满意} / {管子一接|不用管}，{几周没碰|好评} / {出门也能开|一直干}，{放心|喜欢}
Bz {要倒水|不能接管}，{天天倒|一般} / {水满就停|半夜停}，{烦|凑合} / {想要接管|手动倒}，{可惜|注意}
# move
g rolls on wheels ~ 带滚轮，移动方便
b is awkward to move ~ 不便移动
G {Wheels roll|Easy to move} {from room to room|over carpets}, {great|nice} / {Push with a finger|Rolls well}, {no lifting|good} / {Takes seconds|Moves easily}, {handy|love}
B {Hard to move|Wheels stick}, {lift it|hm} / {Heavy without wheels|Small wheels}, {okay|pity} / {Stays put|No fun to carry}, {stairs|meh}
Gz {滚轮好推|移动方便}，{换房间轻松|好评} / {一推就走|不用搬}，{老人也行|满意} / {轮子|推着}{顺|稳}，{方便|喜欢}
Bz {不好移动|轮子涩}，{要抬|一般} / {重|轮子小}，{凑合|可惜} / {固定放|搬着累}，{上楼难|算了}
# breeze
g moves {n} ~ 风量{n}
b makes a small breeze ~ 风量小
G {Strong breeze|{n} cools}, {reaches the sofa|great} / {Soft wind|Like a natural breeze}, {sleep well|no stiff neck} / {Air moves|Whole room}, {AC is off|happy}
B {Weak breeze|Only for the desk}, {close by|hm} / {Little air|Too weak}, {one person|okay} / {Feels weak|Expected more wind}, {pity|meh}
Gz {风大|{n}够劲}，{客厅都吹到|凉快} / {风柔和|像自然风}，{睡觉舒服|不头疼} / {空气流动|配合空调}{很好|省电}，{满意|好评}
Bz {风小|只能桌上用}，{要近|一般} / {风力弱|吹不远}，{一个人用|凑合} / {没什么风|期望高}，{可惜|还行}
# steps
g has {n} ~ {n}调节
b has only {n} ~ 只有{n}
G {n}: {always the right one|fine tuning} / {Finely graded|Lowest is a whisper}, {perfect for sleep|love} / {So many levels|Speeds} {are useful|well spaced}, {good|nice}
B {n} only, {lowest is too strong|coarse} / {Few speeds|Jumps}, {hm|okay} / {Wish for|Needs} {a gentler step|more steps}, {pity|meh}
Gz {n}{很细|够用}，{总有合适的|睡觉用最小} / {档位多|调节细}，{舒服|满意} / {低档|一档}{很柔|没声音}，{好评|喜欢}
Bz 只有{n}，{最低也大|粗} / {档位少|跨度大}，{一般|凑合} / {想要更柔|多几档}{就好|可惜}，{还行|算了}
# handy
g comes with a remote control ~ 带遥控器
b has no remote control ~ 没有遥控器
G {Remote|Control from bed} {works well|is bliss}, {grandma loves it|no getting up} / {Remote has a place|Handy remote}, {never lost|nice} / {From the sofa|At night} {one click|done}, {great|good}
B {No remote|Get up each time}, {hm|lazy me} / {Buttons are low|I miss a remote}, {bend down|pity} / {By hand|At night} {stand up|annoying}, {okay|meh}
Gz {遥控方便|躺着就能调}，{老人喜欢|不用起身} / {遥控器|远程}{灵敏|有收纳位}，{不会丢|满意} / {晚上|沙发上}{一按就好|省事}，{好评|喜欢}
Bz {没有遥控|每次要起身}，{一般|懒人不适合} / {按键低|想要遥控}，{弯腰|可惜} / {半夜|睡下}{还得起来|麻烦}，{凑合|算了}
# ironing
g gives {n} of steam ~ 蒸汽量{n}
b gives only {n} of steam ~ 蒸汽量只有{n}
G {Shirts in two minutes|{n} flattens linen}, {half the time|wow} / {Strong steam|Glides}, {creases gone|ironing is fun} / {Works upright|One pass} {and smooth|is enough}, {great|happy}
B {Weak steam|{n} is little}, {linen resists|hm} / {Two passes|Creases stay}, {thin shirts okay|spray first} / {Not for thick cloth|Slow}, {pity|patience}
Gz {蒸汽足|{n}给力}，{衬衫两分钟|亚麻也平} / {一遍就平|顺滑}，{省一半时间|满意} / {挂着熨|立着用}{也行|方便}，{好评|爱了}
Bz {蒸汽小|{n}不够}，{亚麻不行|一般} / {要来回|还有褶}，{薄衣可以|先喷水} / {厚衣服|西裤}{熨不平|慢}，{可惜|耐心}
# drip
g does not drip ~ 防滴漏
b may drip at low heat ~ 低温可能滴水
G {No drips|Never leaked}, {silk is safe|good} / {Dry soleplate|No stains}, {great|nice} / {Anti-drip|Low heat} {works|no leaks}, {happy|love}
B {Drips|Leaks} {at first|on low}, {wait longer|hm} / {Water spots|Wet patches}, {careful|pity} / {Spits|Leaky} {when cold|sometimes}, {okay|annoying}
Gz {不漏水|没滴过}，{真丝放心|好} / {防滴漏|低温}{有用|没问题}，{满意|好评} / {没有水渍|干爽}，{放心|喜欢}
Bz {会滴水|漏水}，{要等热|一般} / {有水渍|低温漏}，{小心|可惜} / {刚开始|没热}{喷水|滴}，{凑合|烦}
# hair
g dries fast with a {n} motor ~ {n}马达，干得快
b dries thick hair slowly ~ 发量多时干得慢
G {Long hair dry|Dry} {in five minutes|in half the time}, {wow|soft too} / {Strong air|Great motor}, {not hot|arms thank me} / {Fast|Powerful} {and gentle|without frizz}, {salon feel|love}
B {Slow|Takes ages} {with thick hair|each morning}, {short hair okay|hm} / {Weak air|Hot, not strong}, {tired arms|pity} / {Ordinary|Old style} {motor|air}, {travel okay|meh}
Gz {干得快|五分钟吹干}，{长发救星|不烫} / {风力强|{n}马达}{给力|真快}，{手不酸|满意} / {吹完顺|蓬松}，{像沙龙|喜欢}
Bz {吹得慢|发量多不行}，{短发可以|一般} / {风小|只热不强}，{手酸|可惜} / {普通马达|老款}，{出差凑合|算了}
# frizz
g smooths with ions ~ 负离子护发
b has no ion function ~ 没有负离子
G {Hair is smooth|No frizz}, {ions or not, it works|shiny} / {Less static|Soft hair}, {winter too|love} / {Shine|Smooth ends} {after a week|at once}, {great|happy}
B {Frizz|Static} {stays|after drying}, {oil helps|hm} / {No ions|Hair flies}, {pity|okay} / {Dry ends|Rough hair}, {lower heat|meh}
Gz {不毛躁|头发顺}，{有光泽|满意} / {静电少|柔软}，{冬天也顺|喜欢} / {负离子|吹完}{有用|服帖}，{好评|惊喜}
Bz {毛躁|有静电}，{要抹油|一般} / {没有负离子|头发飞}，{可惜|凑合} / {发尾干|粗糙}，{用低温|算了}
# curls
g comes with a diffuser ~ 附扩散风嘴
b dries curls roughly ~ 卷发容易吹散
G {Diffuser|Curls} {is great|keep shape}, {no frizz|love} / {For curls|My waves} {perfect|bounce}, {gentle|nice} / {Diffuser fits|Attachment} {tight|stays on}, {good|happy}
B {Curls fall|Diffuser drops}, {hm|pity} / {Rough|Too strong} {for curls|on low}, {meh|okay} / {Attachment loose|No hold}, {tape|sigh}
Gz {扩散风嘴|卷发}{好用|有型}，{不毛|喜欢} / {卷度|发型}{保持好|蓬松}，{满意|温和} / {风嘴|配件}{紧|不掉}，{好评|实用}
Bz {卷发会散|风嘴会掉}，{一般|可惜} / {风太大|低档也强}，{凑合|注意} / {配件松|吹不成型}，{算了|还行}
# teeth
g cleans like at the dentist ~ 清洁力强
b cleans plainly ~ 清洁力普通
G {Teeth feel like|Clean as} {after the dentist|never before}, {smooth|wow} / {Dentist praised|Plaque is gone}, {two weeks|great} / {Gentle and thorough|Deep clean}, {easy switch|love}
B {Tickles|Strong at first}, {get used|hm} / {Splashes|Messy}, {close the mouth|okay} / {Not cleaner|Ordinary}, {pity|meh}
Gz {刷得干净|像洗过牙}，{牙面光滑|惊喜} / {牙医夸|牙渍少了}，{两周见效|满意} / {温和|深入}，{适应快|喜欢}
Bz {有点麻|刚开始不适应}，{过几天好|一般} / {溅水|泡沫多}，{闭嘴刷|凑合} / {没感觉更干净|普通}，{可惜|算了}
# days
g lasts {n} on a charge ~ 续航{n}
b lasts only {n} ~ 续航只有{n}
G {n} {is true|without charger}, {holiday proof|wow} / {Battery lasts|Hardly ever charge}, {forgot the cable|great} / {Weeks|So long} {on one charge|without a plug}, {love|happy}
B {n} {only|is short}, {always charging|hm} / {Battery|Charging} {too often|drains fast}, {okay|pity} / {Empty at the wrong time|Short battery}, {plan|meh}
Gz {n}{不虚|很耐用}，{出差不带充电器|惊喜} / {续航长|很少充电}，{快忘了充电线|满意} / {充一次|电量}{用好久|掉得慢}，{好评|喜欢}
Bz 只有{n}，{老充电|一般} / {掉电快|续航短}，{凑合|可惜} / {关键时没电|电池小}，{注意|算了}
# gums
g warns when pressed too hard ~ 带压力感应，护牙龈
b does not warn of pressure ~ 没有压力提醒
G {Pressure light|Sensor} {saved my gums|teaches}, {bleeding stopped|great} / {Warns me|Red light} {when I press|helps}, {dentist advised|good} / {Gentle|Gums} {are fine|no pain}, {love|happy}
B {No pressure sensor|Gums bled}, {careful|hm} / {Easy to press|I miss a warning}, {pity|okay} / {For sensitive gums|Strong}, {soft head|meh}
Gz {压力提醒|感应}{有用|护牙龈}，{不出血了|满意} / {用力过大|按重}{会提醒|亮红灯}，{改了习惯|好评} / {温和|牙龈}{舒服|没事}，{喜欢|推荐}
Bz {没有压力提醒|容易用力}，{牙龈出血|一般} / {敏感|牙龈}{不太适合|会疼}，{换软头|可惜} / {想要感应|力度大}，{小心|凑合}
# travel
g comes with a travel case ~ 附旅行盒
b comes without a case ~ 没有旅行盒
G {Travel case|Case} {is sturdy|fits heads}, {suitcase ready|nice} / {Packed|On the road} {in seconds|always clean}, {good|love} / {Nice case|Hygienic}, {great|happy}
B {No case|Loose in the bag}, {bought one|hm} / {For travel|Packing} {unprotected|messy}, {pity|okay} / {Case missing|Should include}, {meh|small minus}
Gz {旅行盒|收纳盒}{实用|结实}，{出差方便|卫生} / {装包|带走}{不脏|方便}，{满意|好评} / {盒子精致|刷头也能放}，{喜欢|贴心}
Bz {没有旅行盒|散着放}，{另买|一般} / {出差|装包}{不方便|怕脏}，{可惜|凑合} / {应该送盒子|少个盒}，{小缺点|算了}
# usb
g charges by USB-C ~ USB-C充电
b needs its own charger ~ 不是USB-C，要专用充电器
G {USB-C|One cable} {at last|for all}, {no special dock|great} / {Charges anywhere|Same cable as phone}, {travel light|love} / {USB-C|Charging} {simple|modern}, {good|nice}
B {Own charger|No USB-C}, {one more cable|hm} / {Old plug|Special dock} {in 2026|annoying}, {pity|okay} / {Forgot the charger|Not standard}, {stuck|meh}
Gz {USB-C|通用线}{方便|一根线搞定}，{出门省心|满意} / {和手机共用|到处能充}，{好评|喜欢} / {充电|接口}{现代|统一}，{赞|方便}
Bz {不是USB-C|专用充电器}，{多带一根线|一般} / {老接口|底座}{麻烦|都什么年代了}，{可惜|凑合} / {忘带|丢了}{就没法充|难配}，{注意|算了}
# photo
g takes fine photos ~ 拍照出色
b takes ordinary photos ~ 拍照一般
G {Photos are superb|Great camera}, {night too|holiday album} / {Sharp zoom|{n}} {really helps|shows detail}, {friends ask|love} / {Natural colours|Portraits} {are lovely|stand out}, {wow|happy}
B {Photos are soft|Camera is weak} {in the dark|indoors}, {daylight okay|hm} / {{n} only|Grainy at night}, {for notes|pity} / {Slow shutter|Colours off}, {okay for chat|meh}
Gz 拍照{清晰|很棒}，{夜景也行|朋友圈没问题} / {{n}|长焦}{细节足|给力}，{远处也清楚|满意} / {人像|颜色}{自然|好看}，{喜欢|惊喜}
Bz 拍照{一般|夜景糊}，{白天可以|扫码够用} / {{n}|像素}{不高|噪点多}，{可惜|凑合} / {快门慢|偏色}，{日常用|算了}
# charge
g charges with {n} ~ {n}快充
b charges slowly with {n} ~ 只有{n}充电，较慢
G {n}: {full over breakfast|half an hour} / {Charges so fast|Quick charging}, {no night charging|great} / {Ten minutes|A shower} {and half full|for the day}, {love|wow}
B {n} {is slow|takes hours}, {overnight|hm} / {Slow charging|Long at the plug}, {plan|okay} / {Two hours|So slow} {to full|these days}, {pity|meh}
Gz {n}{很快|半小时满}，{早上充一下就够|爽} / {充电快|快充}{给力|不用过夜}，{满意|回不去} / {洗个澡|十分钟}{就半满|够一天}，{好评|惊喜}
Bz {n}{慢|要几小时}，{只能晚上充|一般} / {充电慢|等得久}，{凑合|提前充} / {两小时|半天}{才满|不行}，{可惜|算了}
# room
g stores {n} ~ {n}存储，够大
b stores only {n} ~ 只有{n}存储
G {n} {is plenty|and no cleaning up}, {all photos|years} / {Lots of space|Room for everything}, {series offline|great} / {Never full|Space} {so far|to spare}, {happy|good}
B {n} {fills fast|is little}, {delete weekly|hm} / {Full|No space} {after a month|with photos}, {take more|pity} / {Too small|Storage} {today|is tight}, {cloud|okay}
Gz {n}{够用|随便装}，{照片不用删|几年没问题} / {空间大|容量足}，{下剧无压力|满意} / {存储|内存}{管够|不愁}，{好评|放心}
Bz {n}{太小|很快满}，{老要删|一般} / {存储不够|一个月就满}，{买大点|可惜} / {装几个App|照片}{就满了|不行}，{凑合|注意}
# pen
g works with a stylus ~ 支持手写笔
b takes no stylus ~ 不支持手写笔
G {Pen is precise|Writing feels real}, {notes in class|drawing} / {No lag|Great pen}, {paper is history|love} / {Sketches|PDF notes} {are easy|fun}, {students|happy}
B {No pen|Finger only}, {no notes|hm} / {I miss a stylus|No drawing}, {pity|okay} / {For study|For sketches} {not it|needs pen}, {know that|meh}
Gz {手写笔|书写}{跟手|顺}，{记笔记爽|画画好} / {没延迟|压感好}，{告别纸|满意} / {批注|网课}{方便|利器}，{学生推荐|喜欢}
Bz {不支持手写笔|只能手指}，{记笔记不行|一般} / {想画画|想手写}{没办法|可惜}，{注意|凑合} / {学习用|网课}{差点意思|少个笔}，{算了|买前看清}
# track
g tracks routes by GPS ~ 带GPS轨迹
b has no GPS of its own ~ 没有独立GPS
G {GPS is exact|Routes match}, {park runs|phone stays home} / {Quick fix|Tracks well}, {pace is right|great} / {Hiking|Running} {without phone|made simple}, {love|happy}
B {No GPS|Needs the phone}, {runner, skip|hm} / {Distances are off|Guesses}, {steps only|okay} / {For running|Routes} {useless|missing}, {pity|meh}
Gz {GPS准|轨迹清楚}，{跑步不带手机|满意} / {定位快|配速准}，{跑者推荐|好评} / {徒步|骑行}{靠谱|有数据}，{喜欢|放心}
Bz {没有GPS|要带手机}，{跑步不适合|一般} / {距离不准|靠估}，{记步够|凑合} / {跑步党|轨迹}{别买|没有}，{可惜|注意}
# health
g takes an ECG ~ 支持心电图
b measures only the basics ~ 健康监测基础
G {ECG|Heart data} {calms my father|is clear}, {doctor looked|good} / {Health data|Alerts} {helpful|accurate}, {great|useful} / {ECG on the wrist|Checks} {in a minute|easy}, {wow|happy}
B {Basics only|Data is rough}, {hm|okay} / {Alarms|Readings} {false at times|vary}, {pity|meh} / {Not medical|So-so}, {know that|fine}
Gz {心电图|健康数据}{准|清楚}，{给爸妈买的|放心} / {测量快|提醒及时}，{医生也看|满意} / {手腕测心电|一分钟}{方便|好用}，{好评|安心}
Bz {监测一般|数据粗}，{参考|凑合} / {偶尔误报|不稳}，{可惜|注意} / {不能当医用|普通}，{知道就好|算了}
# swim
g is good to {n} of water ~ 防水{n}，可游泳
b is not for swimming ({n}) ~ 防水{n}，不建议游泳
G {Swims with me|Pool twice a week}, {no problem|laps count} / {n}: {shower and sea|safe} / {Waterproof|Water} {no worry|fine}, {great|love}
B {n} {not for the pool|only rain}, {take it off|hm} / {No swimming|Hand wash only}, {pity|okay} / {Water under glass|Careful} {in rain|in the shower}, {meh|know it}
Gz {游泳戴着|{n}防水}{没问题|放心}，{计圈准|满意} / {洗澡|泡水}{不怕|没事}，{好评|省心} / {防水|下水}{靠谱|安心}，{喜欢|推荐}
Bz {不能游泳|{n}只防溅}，{要摘|一般} / {洗手可以|下水不行}，{可惜|注意} / {防水弱|怕水}，{凑合|算了}
# pay
g pays by NFC ~ 带NFC
b cannot pay, no NFC ~ 没有NFC
G {Pay by wrist|NFC} {works|at once}, {no wallet|love} / {Metro gate|Shop} {just tap|easy}, {great|handy} / {Tap and go|Bus} {fun|fast}, {good|happy}
B {No NFC|Cannot pay}, {hm|phone then} / {I miss paying|No tapping}, {pity|okay} / {Wallet still|No metro}, {meh|know it}
Gz {NFC|刷地铁}{方便|一碰就走}，{不带手机|满意} / {刷门禁|支付}{快|好用}，{喜欢|好评} / {公交卡|门卡}{都行|省事}，{赞|推荐}
Bz {没有NFC|不能刷卡}，{一般|还得手机} / {想刷地铁|支付}{不行|可惜}，{注意|凑合} / {少了NFC|门禁刷不了}，{算了|遗憾}
# bass
g has real bass ~ 低音有力
b has little bass ~ 低音不足
G {Deep bass|Bass you feel}, {party|films come alive} / {Full sound|Punch}, {neighbours asked|wow} / {Room-filling|Big sound}, {clean too|love}
B {Little bass|Thin sound}, {podcasts okay|hm} / {No punch|Flat}, {films lack weight|pity} / {Distorts|Thin} {when loud|outdoors}, {low volume|okay}
Gz {低音足|有震感}，{看电影带劲|派对} / {声音饱满|够劲}，{邻居都问|惊喜} / {房间充满|气势}{足|大}，{满意|喜欢}
Bz {低音少|单薄}，{听播客行|一般} / {没力度|平}，{看电影差点|可惜} / {开大|户外}{破音|听不清}，{小声用|凑合}
# pairing
g pairs to stereo ~ 可两台组立体声
b cannot be paired ~ 不能组立体声
G {Two of them|Stereo pair} {sounds huge|links at once}, {garden|love} / {Pairing|Second one} {easy|bought}, {great|wow} / {Left and right|Stereo} {works|wide}, {happy|good}
B {No stereo pair|One only}, {hm|pity} / {Cannot link|Two do not talk}, {okay|returned one} / {Stereo|Pairing} {missing|no}, {meh|know it}
Gz {两台一起|立体声}{很震撼|一连就好}，{又买一台|喜欢} / {组队|配对}{简单|稳}，{满意|惊喜} / {左右声道|声场}{宽|明显}，{好评|爽}
Bz {不能组队|只能一台}，{一般|可惜} / {两台连不上|没立体声}，{退了一台|凑合} / {立体声|配对}{没有|不支持}，{注意|算了}
# lights
g has party lights ~ 带氛围灯
b has lights that distract ~ 灯效有些晃
G {Lights are fun|Kids love the lights}, {party mode|dance} / {Glow|Light show} {with the beat|nice}, {mood|great} / {Colours|Lights} {can be off|pretty}, {good|love}
B {Lights distract|Blinding}, {off|hm} / {Light drains|Flashy}, {meh|okay} / {Cannot dim|Too bright}, {tape|pity}
Gz {灯效好看|氛围灯}{炫|有气氛}，{孩子喜欢|派对} / {随音乐|灯光}{动|漂亮}，{可关|满意} / {晚上|聚会}{有感觉|加分}，{好评|喜欢}
Bz {灯太晃|刺眼}，{关了|一般} / {耗电|花哨}，{凑合|算了} / {不能调|太亮}，{贴胶布|可惜}
# movie
g plays Dolby Atmos ~ 支持杜比全景声
b plays plain stereo ~ 没有全景声
G {Like the cinema|Sound all around}, {rain from above|goosebumps} / {Films|Action} {are a different world|wow}, {sofa cinema|love} / {Atmos|Height effect} {works|real}, {great|happy}
B {No real surround|Effect is small}, {hm|low ceiling} / {Expected more|Flat}, {okay|pity} / {Atmos|Height} {hardly there|sales talk}, {meh|fine}
Gz {像电影院|环绕感强}，{雨声从头顶来|震撼} / {看大片|动作片}{过瘾|不一样}，{满意|喜欢} / {全景声|天空声}{明显|真有}，{好评|值}
Bz {环绕感弱|没什么效果}，{层高低|一般} / {期望高|平}，{凑合|可惜} / {全景声|效果}{不明显|宣传大}，{算了|还行}
# voices
g makes voices clear ~ 人声清晰
b blurs voices ~ 人声略糊
G {Voices are clear|Dialogue is easy}, {no subtitles|parents happy} / {Speech mode|News} {great|every word}, {finally|love} / {Understand|Whispers} {all|too}, {good|happy}
B {Voices are dull|Mumbles}, {hm|adjust} / {Bass covers speech|Quiet talk}, {pity|okay} / {Speech|Dialogue} {low|lost}, {meh|subtitles}
Gz {人声清楚|对白清晰}，{不用看字幕|爸妈满意} / {新闻|对话}{每个字|听得清}，{终于|好评} / {轻声|台词}{也清|不糊}，{喜欢|值}
Bz {人声闷|糊}，{要调|一般} / {低音盖人声|对白小}，{可惜|凑合} / {台词|对话}{听不清|低}，{看字幕|算了}
# plug
g connects by one HDMI eARC cable ~ 一根eARC线就能连接
b has no HDMI eARC ~ 没有eARC接口
G {One cable|eARC} {and done|works}, {TV remote controls it|great} / {Plugged in|HDMI} {at once|no lag}, {simple|love} / {No lip sync trouble|Connected} {in a minute|first try}, {good|happy}
B {No eARC|Optical only}, {second remote|hm} / {Lip sync|Connection} {is off|fiddly}, {settings|okay} / {Old port|No HDMI sound}, {pity|meh}
Gz {一根线|eARC}{搞定|同步}，{遥控合一|满意} / {连上就响|没延迟}，{简单|好评} / {接线|设置}{一分钟|方便}，{喜欢|赞}
Bz {没有eARC|只能光纤}，{两个遥控|一般} / {口型|连接}{不同步|麻烦}，{要调|凑合} / {接口老|少口}，{可惜|算了}
# night
g has a night mode ~ 有夜间模式
b has no night mode ~ 没有夜间模式
G {Night mode|Late films} {saves peace|no complaints}, {kids sleep|great} / {Soft bass|Evening} {at night|fine}, {love|good} / {Neighbours|Family} {happy|sleep}, {nice|works}
B {No night mode|Explosions wake all}, {hm|headphones} / {Too dynamic|Loud scenes} {at night|scare}, {pity|okay} / {I miss|Needs} {night mode|it}, {meh|remote in hand}
Gz {夜间模式|晚上看}{不吵|贴心}，{孩子能睡|满意} / {低音|半夜}{柔和|不扰民}，{好评|喜欢} / {邻居|家人}{没意见|睡得好}，{赞|实用}
Bz {没有夜间模式|爆炸声吓人}，{要调小|一般} / {忽大忽小|晚上}{不方便|吵}，{可惜|凑合} / {想要夜间|深夜}{不敢看|不行}，{算了|戴耳机}
# loud
g plays loud with {n} ~ {n}，音量够大
b stays modest with {n} ~ {n}，音量一般
G {n} {fills the room|is loud}, {half is enough|wow} / {Loud and clean|Power}, {party|great} / {Volume|Power} {to spare|never at limit}, {love|good}
B {n} {is little|small rooms}, {hm|okay} / {Not loud|Limits} {in big rooms|soon}, {pity|meh} / {Distorts|Thin} {at full|when loud}, {low|fine}
Gz {n}{够响|充满房间}，{一半就够|爽} / {声音大|功率}{不破|足}，{聚会没问题|满意} / {音量|余量}{大|足}，{好评|喜欢}
Bz {n}{不够大|小房间}，{一般|凑合} / {客厅大|开大}{不行|破}，{可惜|算了} / {音量小|功率低}，{注意|还行}
# onecable
g charges a laptop over one cable ~ 一线连接并给笔记本供电
b has no USB-C power ~ 没有USB-C供电
G {One cable|USB-C} {for picture and power|tidies the desk}, {great|love} / {Laptop charges|Plug in} {and work|at once}, {clean desk|happy} / {Dock|Hub} {not needed|built in}, {good|nice}
B {No USB-C|Two cables}, {hm|okay} / {Laptop|Charger} {extra|needed}, {pity|meh} / {Cable mess|Adapter}, {know it|fine}
Gz {一根线|USB-C}{连接加充电|桌面清爽}，{办公利器|满意} / {插上就用|笔记本}{自动充|省充电器}，{好评|喜欢} / {扩展坞|集线器}{不用买|省了}，{赞|方便}
Bz {没有USB-C|要两根线}，{一般|凑合} / {笔记本|充电}{另接|麻烦}，{可惜|算了} / {线多|转接头}，{注意|还行}
# stand
g has a height-adjustable stand ~ 支架可升降
b has a stand that only tilts ~ 支架不能升降
G {Stand moves|Height} {smoothly|just right}, {neck is better|great} / {Adjust|Turn} {in a second|with one hand}, {solid|love} / {Stable|Good stand}, {no wobble|happy}
B {Stand is fixed|No height}, {books under it|hm} / {Wobbles|Low}, {arm bought|pity} / {Only tilts|Stand} {poor|cheap}, {okay|meh}
Gz {升降顺|支架}{稳|好调}，{脖子不酸|满意} / {高度|旋转}{一手搞定|合适}，{结实|喜欢} / {不晃|支架好}，{好评|舒服}
Bz {不能升降|支架固定}，{垫了书|一般} / {有点晃|偏低}，{买了支架臂|可惜} / {只能俯仰|底座}{简陋|一般}，{凑合|算了}
# sharp
g shows sharp text ~ 文字锐利
b shows coarse text ~ 文字颗粒感
G {Text is razor sharp|So sharp}, {eyes relax|code all day} / {Two windows|Space} {side by side|for all}, {productive|love} / {Detail|Photos} {amazing|crisp}, {wow|happy}
B {Text is coarse|Pixels visible}, {sit back|hm} / {Full HD|Resolution} {is low|at this size}, {games okay|pity} / {Not for text|Fuzzy}, {meh|fine}
Gz {文字清晰|很锐}，{看代码不累|眼睛舒服} / {分屏|空间}{够大|高效}，{办公爽|满意} / {细节|照片}{清楚|惊艳}，{喜欢|好评}
Bz {有颗粒感|字发虚}，{坐远点|一般} / {全高清|分辨率}{不够|偏低}，{打游戏行|可惜} / {看字|办公}{累|差点}，{凑合|算了}
# coverage
g covers about {n} ~ 覆盖约{n}
b covers only about {n} ~ 覆盖只有约{n}
G {Signal everywhere|Full bars} {even in the bath|in every room}, {no repeater|great} / {Range|{n}} {is real|covers us}, {garden too|love} / {Dead spots gone|Thick walls} {no problem|at last}, {happy|stable}
B {Weak in the bedroom|Two walls} {and gone|kill it}, {repeater|hm} / {n} {on paper|is little}, {small flats|pity} / {Dead corner|Range} {stays|is short}, {okay|meh}
Gz {全屋满格|信号好}，{厕所也有|满意} / {{n}覆盖|穿墙}{不虚|强}，{阳台也行|喜欢} / {死角没了|稳}，{好评|不用中继}
Bz {卧室弱|隔两堵墙就没}，{加中继|一般} / {{n}|覆盖}{小|只够小户型}，{可惜|注意} / {有死角|信号差}，{凑合|算了}
# fastnet
g is fast: {n} ~ 速率{n}，很快
b tops out at {n} ~ 速率只有{n}
G {Downloads fly|{n} class}, {full line speed|wow} / {No lag|Ping is low}, {games and films at once|great} / {Fast|Quick} {even with ten devices|evenings too}, {love|happy}
B {Slow|{n} only} {with many devices|for fibre}, {hm|okay} / {Not full speed|Half of my line}, {pity|old standard} / {Evenings|Streaming} {stutters|slow}, {meh|cable}
Gz {网速快|{n}}{跑满宽带|下载飞}，{满意|惊喜} / {延迟低|打游戏}{稳|不卡}，{全家一起用|喜欢} / {十几台设备|晚高峰}{也快|不掉}，{好评|值}
Bz {速度慢|{n}}{跑不满|设备多会卡}，{一般|凑合} / {晚上|看视频}{转圈|慢}，{可惜|算了} / {标准老|只有一半速}，{注意|插线}
# meshing
g joins a mesh ~ 支持Mesh组网
b changes nodes slowly ~ 漫游切换较慢
G {Mesh|Second node} {added in minutes|works}, {seamless|great} / {Walk around|Calls} {no drop|switches}, {love|wow} / {Expands|Mesh} {easy|solid}, {good|happy}
B {Roaming|Switching} {slow|sticks}, {hm|okay} / {Second unit|Mesh} {costs|fussy}, {pity|meh} / {Drops|Hangs} {between nodes|once}, {fine|update}
Gz {组网简单|Mesh}{无缝|稳}，{复式没问题|满意} / {走动|通话}{不断|自动切}，{喜欢|好评} / {加一台|扩展}{容易|方便}，{赞|推荐}
Bz {漫游慢|切换}{卡|粘}，{一般|凑合} / {再买一台贵|组网}{麻烦|挑}，{可惜|算了} / {节点间|偶尔}{断|掉}，{更新后好|还行}
# lan
g has {n} for cables ~ 网口{n}
b has only {n} for cables ~ 网口只有{n}
G {n}: {all wired|no switch} / {Enough sockets|Ports} {for TV and PC|good}, {great|nice} / {Wired|Cable} {fast|stable}, {happy|love}
B {n} {is little|only}, {switch bought|hm} / {Few sockets|Ports} {gone|short}, {pity|okay} / {Needs more|One more} {port|please}, {meh|fine}
Gz {n}{够用|电视电脑都接}，{不用交换机|好} / {网口多|有线}{稳|快}，{满意|好评} / {插满|接线}{方便|没问题}，{喜欢|赞}
Bz {n}{太少|不够}，{加交换机|一般} / {网口少|不够插}，{可惜|凑合} / {再多一个|接口}{就好|少}，{算了|还行}
# kids
g has parental controls ~ 带家长控制
b has rough parental controls ~ 家长控制较粗
G {Bedtime|Parental control} {works|ends the fights}, {easy app|great} / {Kids' tablets|Homework time} {are limited|quiet}, {useful|love} / {Filter|Pause} {simple|one tap}, {happy|good}
B {Controls are rough|Kids found a way}, {hm|okay} / {Filter|Rules} {too coarse|few}, {pity|meh} / {Set up|Rules} {long|hidden}, {fine|patience}
Gz {家长控制|限时}{好用|管住孩子}，{不吵了|满意} / {作业时间|平板}{一键断|可控}，{喜欢|实用} / {过滤|暂停}{简单|方便}，{好评|赞}
Bz {控制粗|孩子会绕过}，{一般|凑合} / {规则少|设置}{深|麻烦}，{可惜|算了} / {过滤|限时}{不细|不准}，{还行|注意}
# usbport
g takes a USB disk ~ 带USB口，可接硬盘
b has no USB port ~ 没有USB口
G {USB disk|Small NAS} {works|for photos}, {handy|great} / {Share files|Backup} {easy|fast enough}, {nice|love} / {Plugged a stick|USB} {found at once|good}, {happy|useful}
B {No USB|No disk}, {hm|pity} / {I miss|Needs} {USB|a port}, {okay|NAS then} / {Backup|Printer} {not here|no}, {meh|know it}
Gz {接硬盘|USB}{当小NAS|好用}，{备份照片|满意} / {共享|存文件}{方便|够快}，{喜欢|实用} / {U盘|插上}{就认|能用}，{好评|赞}
Bz {没有USB|不能接硬盘}，{一般|可惜} / {想做NAS|打印机}{不行|接不了}，{凑合|注意} / {少个USB|备份}{没法|遗憾}，{算了|还行}
# image
g has a large sensor for its price ~ 传感器大，画质好
b has a small sensor ~ 传感器小，暗光一般
G {Image quality|Pictures} {is superb|are clean}, {dusk too|prints large} / {Lovely blur|Depth}, {portraits shine|wow} / {Details|Raw files} {are rich|great}, {love|happy}
B {Noise in the dark|Small sensor} {shows|indoors}, {sun okay|hm} / {Phone is close|Soft pictures}, {fun anyway|pity} / {Evening shots|Low light} {grainy|weak}, {flash|meh}
Gz {画质好|细节多}，{弱光也干净|放大没问题} / {虚化美|人像}{好看|有味道}，{满意|惊喜} / {照片|后期}{宽容度高|通透}，{喜欢|值}
Bz {暗光有噪点|底小}，{白天行|一般} / {和手机差不多|画质}{软|普通}，{图个乐|可惜} / {晚上|室内}{糊|颗粒}，{开闪光|凑合}
# zoom
g zooms {n} ~ {n}光学变焦
b does not zoom ~ 不能光学变焦
G {n} {brings birds close|is amazing}, {safari|wow} / {Zoom|Reach} {sharp|steady}, {school play|love} / {From the stands|The moon} {close up|clear}, {great|fun}
B {No zoom|Fixed view}, {walk closer|hm} / {I miss zoom|Far things} {tiny|lost}, {pity|okay} / {One focal length|Wide only}, {meh|know it}
Gz {n}变焦{拍鸟|拍月亮}{清楚|惊人}，{满意|好玩} / {长焦|远处}{清晰|稳}，{看演出|喜欢} / {拉近|变焦}{快|锐}，{好评|值}
Bz {不能变焦|固定焦段}，{走近拍|一般} / {远处|想拉近}{拍不到|没办法}，{可惜|注意} / {只有广角|少变焦}，{凑合|算了}
# steady
g is stabilised ~ 带防抖
b has no stabilisation ~ 没有防抖
G {Steady video|Stabiliser} {while walking|is magic}, {no gimbal|great} / {Sharp at dusk|Hand-held} {works|fine}, {love|wow} / {Bike ride|Walk} {smooth|like on rails}, {happy|good}
B {Shaky video|No stabiliser}, {tripod|hm} / {Blur at dusk|Hand-held} {hard|blurry}, {pity|high ISO} / {Walking|Video} {shakes|jumps}, {meh|okay}
Gz {防抖好|走路拍}{稳|不用云台}，{满意|惊喜} / {手持|夜拍}{清楚|不糊}，{喜欢|好评} / {骑车|跑步}{画面稳|丝滑}，{赞|值}
Bz {没有防抖|手抖}，{要三脚架|一般} / {走路拍|视频}{晃|抖}，{可惜|注意} / {夜里|手持}{容易糊|难}，{凑合|算了}
# shots
g takes about {n} on a charge ~ 一次充电约拍{n}
b takes only about {n} on a charge ~ 一次充电只能拍约{n}
G {n} {a charge|true}, {wedding done|wow} / {Battery|Power} {lasts the trip|never empty}, {one battery|great} / {All day|Hike} {no spare|fine}, {love|happy}
B {n} {is little|then empty}, {spare battery|hm} / {Battery|Power} {dies fast|short}, {charge at lunch|pity} / {Half a day|Cold weather} {and out|less}, {meh|plan}
Gz {n}{不虚|够一天}，{一块电池|满意} / {续航|电池}{耐用|够旅行}，{喜欢|放心} / {拍一天|徒步}{没问题|还剩}，{好评|赞}
Bz {n}{太少|就没电}，{备电池|一般} / {电池小|掉电快}，{中午要充|可惜} / {半天|冬天}{不够|更少}，{凑合|注意}
# vlog
g has a flip screen for selfies ~ 翻转屏，适合自拍
b has a hinge that needs care ~ 翻转屏转轴要小心
G {Flip screen|Vlog} {is perfect|made easy}, {selfies|love} / {See myself|Low angles} {while talking|easy}, {great|useful} / {Screen turns|Hinge} {all ways|solid}, {good|happy}
B {Hinge feels thin|Screen sticks out}, {careful|hm} / {Cable blocks|In the sun} {it|dim}, {pity|okay} / {Flip|Screen} {slow|wobbly}, {meh|fine}
Gz {翻转屏|自拍}{方便|好用}，{vlog必备|喜欢} / {低角度|看自己}{轻松|直观}，{满意|实用} / {屏幕|转轴}{灵活|结实}，{好评|赞}
Bz {转轴单薄|怕碰}，{小心|一般} / {阳光下|插线}{看不清|挡}，{可惜|凑合} / {翻转|屏}{松|慢}，{算了|还行}
# reading
g has a warm reading light ~ 带暖光
b has no warm light ~ 没有暖光
G {Warm light|Evenings} {is gentle|no blue}, {sleep better|love} / {Like paper|Eyes} {relax|for hours}, {great|read more} / {In bed|At night} {perfect|partner sleeps}, {happy|good}
B {Cold light|No warm tone}, {evenings hm|pity} / {Light is bluish|Eyes tire} {at night|late}, {okay by day|meh} / {I miss warm light|Light} {uneven|cold}, {know it|fine}
Gz {暖光舒服|睡前看}{不刺眼|助眠}，{满意|喜欢} / {像纸|眼睛}{不累|舒服}，{看书多了|好评} / {床上|夜里}{刚好|不影响家人}，{赞|推荐}
Bz {没有暖光|光偏冷}，{晚上刺眼|一般} / {灯发蓝|眼睛}{累|不舒服}，{白天行|可惜} / {想要暖光|灯}{不匀|冷}，{凑合|算了}
# buttons
g has page buttons ~ 带翻页键
b has no page buttons ~ 没有翻页键
G {Page buttons|Keys} {are great|one-handed}, {gloves too|love} / {One hand|On the bus} {easy|turns}, {nice|useful} / {Click|Buttons} {soft|right place}, {good|happy}
B {No buttons|Touch only}, {wrong swipes|hm} / {Accidental turns|I miss keys}, {pity|okay} / {One-handed|Touch} {hard|tricky}, {meh|get used}
Gz {翻页键|实体键}{好用|单手看}，{地铁上方便|喜欢} / {不误触|手感}{好|舒服}，{满意|实用} / {单手|躺着}{翻页|轻松}，{好评|赞}
Bz {没有翻页键|只能触屏}，{会误触|一般} / {单手|地铁上}{难翻|不便}，{可惜|习惯就好} / {想要按键|误翻}{多|烦}，{凑合|算了}
# power
g delivers {n} ~ 输出{n}
b delivers only {n} ~ 输出只有{n}
G {Charges my laptop|{n} works}, {no charger in the bag|great} / {Fast|Power} {phone in half an hour|real}, {love|wow} / {Two devices|Train} {at full speed|saved me}, {happy|good}
B {n} {is slow|phones only}, {overnight|hm} / {Slow charging|No laptop}, {pity|okay} / {Takes hours|Weak}, {emergency|meh}
Gz {能充笔记本|{n}}{给力|出差必备}，{满意|省充电器} / {快充|手机}{半小时|真快}，{喜欢|惊喜} / {两台一起|高铁上}{也快|救急}，{好评|值}
Bz {n}{慢|只能充手机}，{一般|凑合} / {充得慢|带不动笔记本}，{可惜|注意} / {要好久|功率小}，{应急用|算了}
# refills
g holds {n} ~ 容量{n}
b holds only {n} ~ 容量只有{n}
G {n} {four phone charges|long weekend}, {camping|great} / {Lasts for days|Big}, {whole family|love} / {Festival|Trip} {saved|no worry}, {happy|solid}
B {n} {one charge|is little}, {emergency|hm} / {Not a full phone|Small}, {pity|okay} / {Empty soon|One top-up}, {meh|light though}
Gz {n}{充好几次|够三天}，{露营没问题|满意} / {容量大|耐用}，{全家用|喜欢} / {旅行|停电}{靠它|放心}，{好评|值}
Bz {n}{只够一次|偏小}，{应急|一般} / {充不满手机|容量小}，{可惜|凑合} / {很快没了|只能补一点}，{胜在轻|算了}
# flight
g may fly: {n} ~ {n}，可带上飞机
b is above the flight limit with {n} ~ {n}，超过航空限制
G {Through security|{n}} {no question|allowed}, {printed clearly|good} / {Flight|Airport} {fine|three trips}, {relief|great} / {Carry-on|Cabin} {safe|under the limit}, {happy|nice}
B {n} {not in the cabin|too much for planes}, {asked at the gate|hm} / {Airport|Security} {took a look|argued}, {camping only|pity} / {Over the limit|No flights}, {know it|meh}
Gz {能上飞机|{n}}{安检没问题|标识清楚}，{放心|满意} / {过安检|飞了三次}{顺利|没拦}，{好评|省心} / {登机|随身带}{合规|安心}，{赞|推荐}
Bz {n}{上不了飞机|超标}，{安检拦|一般} / {坐飞机|机场}{不能带|要注意}，{可惜|露营用} / {超限|航空}{不行|别带}，{知道就好|算了}
# gauge
g shows the charge in figures ~ 数字显示电量
b shows no exact charge ~ 没有数字电量
G {Percent display|Exact number} {is great|honest}, {no guessing|love} / {See the charge|Display} {clear|bright}, {useful|nice} / {Numbers|Screen} {also watts|good}, {happy|handy}
B {Four dots only|No percent}, {guessing|hm} / {I miss a display|Lights} {vague|tiny}, {pity|okay} / {How full?|Surprise} {empty|no idea}, {meh|fine}
Gz {数字显示|电量}{清楚|直观}，{不用猜|喜欢} / {看得见百分比|屏幕}{亮|准}，{满意|实用} / {功率|电量}{都显示|一目了然}，{好评|赞}
Bz {没有数字|只有四个灯}，{靠猜|一般} / {不知道剩多少|想要显示}，{可惜|凑合} / {灯小|模糊}，{算了|还行}
# cable
g has its own cable ~ 自带线
b has a fixed cable that may wear ~ 自带线用久可能磨损
G {Cable built in|No cable to forget}, {genius|always ready} / {Own cable|Strap cable} {sturdy|handy}, {love|great} / {Bag is tidy|Nothing loose}, {nice|happy}
B {Cable is short|Fixed cable} {stiff|wears}, {hm|careful} / {If it breaks|Cable} {then what|thin}, {pity|okay} / {Short|Stiff}, {meh|fine}
Gz {自带线|不用带线}{方便|随时用}，{再也不忘|喜欢} / {线结实|收纳}{好|整洁}，{满意|贴心} / {包里|出门}{清爽|省事}，{好评|赞}
Bz {线短|自带线}{硬|怕坏}，{小心|一般} / {坏了咋办|线细}，{可惜|凑合} / {太短|不够长}，{算了|还行}
# value
g costs less than its rivals ~ 价格比同类便宜
b is not cheap ~ 价格不便宜
G {Great value|Worth the money}, {twice the price elsewhere|would buy again} / {For the price|For what I paid} {unbeatable|nothing to complain about}, {happy wallet|a bargain} / {Good deal|Fair price}, {no luxury, all I need|friends bought one too}
B {Too dear|Pricey} {for what it does|next to others}, {wait for a sale|hm} / {You pay for the name|Expensive}, {good as it is|hard to justify} / {The price|Value} {hurts|is the weak point}, {half a star less|still think about it}
Gz {性价比高|很值}，{同样配置别家贵|还会回购} / 这个价{没得挑|太香了}，{推荐朋友买了|闭眼入} / {价格实在|划算}，{够用不贵|不后悔}
Bz {有点贵|价格偏高}，{等活动再买|性价比一般} / {为牌子买单|贵}，{东西是好|肉疼} / {价格|性价比}{是短板|劝退}，{扣半星|再便宜点就好}
# build
g is solidly made ~ 做工扎实
b feels a bit light in its build ~ 做工略显单薄
G {Solid build|Well made}, {nothing creaks|built to last} / {Feels premium|Good materials}, {tight gaps|looks great} / {Sturdy|Quality} {you can feel|everywhere}, {very pleased|looks good in the {place}}
B {Feels cheap|Thin plastic}, {creaks|careful} / {Buttons wobble|Build is so-so}, {works though|hm} / {Scratches easily|Flimsy lid}, {at the price okay|pity}
Gz {做工好|很扎实}，{没有异响|摆着好看} / {质感|用料}{不错|高级}，{缝隙均匀|满意} / {结实|细节到位}，{经得起用|有档次}
Bz {塑料感强|做工一般}，{有点响|小心用} / {按键松|有点晃}，{功能没问题|一般} / {容易刮花|盖子薄}，{这价也行|可惜}
`

/**
 * @typedef {{shop: {good: [string, string][], bad: [string, string][]},
 *   review: Record<'en' | 'zh', {good: string[], bad: string[]}>}} Bank
 */

/** @type {Map<string, Bank>} */
export const banks = new Map()
for (const block of source.split(/^# /m).slice(1)) {
  const [head, ...rows] = block.trim().split('\n')
  /** @type {Bank} */
  const bank = {
    shop: { good: [], bad: [] },
    review: { en: { good: [], bad: [] }, zh: { good: [], bad: [] } },
  }
  for (const row of rows) {
    const space = row.indexOf(' ')
    const key = row.slice(0, space)
    const text = row.slice(space + 1)
    if (key === 'g' || key === 'b') {
      const [en, zh] = text.split(' ~ ')
      bank.shop[key === 'g' ? 'good' : 'bad'].push([en, zh])
    } else
      bank.review[key.endsWith('z') ? 'zh' : 'en'][key[0] === 'G' ? 'good' : 'bad'].push(
        ...text.split(' / '),
      )
  }
  banks.set(head.trim(), bank)
}
