"""Simplified and traditional Chinese characters, the common ones that are written differently.

For telling scripts apart and for comparing words across them; never for rewriting a stored text.
"""

from typing import Final

# Simplified, traditional, simplified, traditional ... Characters that both scripts use (后, 里, 只, 云, 台) are left out.
_PAIRS: Final = (
    "医醫疗療责責组組织織务務质質临臨应應关關系係统統计計划劃数數据據护護谈談构構调調结結论論现現实實际際项項协協议議过過运運转轉业業专專个個为為从從众眾优優会會传傳体體价價们們伤傷伦倫儿兒兴興养養册冊军軍农農冲衝决決况況净淨"
    "减減凑湊几幾击擊则則刚剛创創别別剂劑剧劇办辦动動劳勞势勢单單卖賣卫衛压壓厂廠历歷县縣参參双雙发發变變叙敘号號听聽启啟员員响響问問题題团團园園围圍图圖国國场場坏壞块塊声聲处處备備复復够夠头頭夹夾奖獎妇婦学學宁寧宝寶审審宽寬"
    "对對导導寿壽将將尔爾尘塵尝嘗层層属屬岁歲岛島币幣师師带帶帮幫广廣庆慶库庫废廢开開异異张張弹彈强強归歸录錄彻徹径徑忆憶忧憂怀懷态態总總恶惡惊驚惩懲惯慣愿願战戰户戶执執扩擴扫掃扬揚扰擾报報担擔拟擬拥擁择擇损損换換摄攝摆擺无無"
    "时時显顯晓曉术術机機杀殺杂雜权權条條来來极極标標栏欄树樹样樣检檢楼樓欢歡欧歐残殘毕畢气氣汇匯汉漢沟溝没沒济濟测測浓濃润潤渐漸温溫湾灣满滿滞滯灭滅灵靈灾災点點炼煉热熱爱愛状狀独獨环環产產痴癡瘾癮盐鹽监監盖蓋盘盤确確离離种種"
    "积積称稱穷窮竞競笔筆筛篩签簽简簡类類粮糧紧緊红紅约約级級纪紀纯純纳納纵縱纷紛纸紙线線练練细細终終经經给給络絡绝絕继繼绩績续續维維综綜绿綠编編缓緩缘緣网網罗羅职職联聯肤膚胁脅脏臟脑腦脚腳节節艰艱药藥获獲虑慮虽雖补補装裝观觀"
    "规規视視觉覺订訂认認讨討让讓训訓记記讲講许許设設访訪证證评評识識诉訴诊診词詞试試诚誠话話该該详詳语語误誤说說请請诸諸读讀课課谁誰谅諒谓謂负負贡貢财財败敗货貨贫貧购購贯貫贵貴费費贺賀资資赋賦赖賴赞贊赢贏趋趨跃躍践踐车車轨軌"
    "轮輪软軟轻輕载載较較辅輔辆輛输輸边邊达達迁遷迈邁还還这這进進远遠违違连連迟遲适適选選递遞逻邏遗遺邮郵释釋针針钟鐘钱錢铁鐵银銀错錯键鍵长長门門闭閉间間闻聞阅閱队隊阳陽阴陰阶階陆陸陈陳险險随隨难難雾霧静靜韩韓页頁顶頂顺順须須"
    "预預领領频頻颜顏额額风風饮飲馆館驱驅验驗鱼魚鲜鮮龄齡与與肿腫脉脈疮瘡颈頸颅顱乡鄉镇鎮亚亞义義区區东東书書乐樂习習买買亏虧亲親仅僅仪儀侧側储儲兰蘭写寫华華厅廳吗嗎呕嘔圆圓坚堅壮壯孙孫宪憲宾賓尽盡岭嶺巩鞏庄莊怜憐悬懸惧懼抚撫"
    "抢搶拨撥敌敵旧舊昼晝暂暫桥橋梦夢毁毀浆漿涂塗泪淚洁潔湿濕滤濾滨濱烧燒牵牽犹猶玛瑪电電畅暢皱皺矿礦码碼础礎硕碩祸禍礼禮稳穩笼籠纤纖纲綱绍紹绘繪缩縮耻恥胆膽胜勝胶膠苏蘇范範荐薦荣榮营營蓝藍虫蟲蚀蝕袭襲询詢诱誘谦謙谣謠贝貝贤賢"
    "贸貿赔賠辑輯辩辯遥遙郑鄭铜銅铝鋁链鏈锐銳镜鏡闲閒闹鬧陕陝飞飛饥飢饭飯饱飽驶駛骑騎鸡雞鸟鳥齐齊龙龍肾腎胀脹脱脫肠腸脓膿疟瘧癫癲缔締谱譜钙鈣钠鈉钾鉀镁鎂锌鋅氢氫"
)
_MERGED: Final = "于於并並后後个箇里裡里裏么麼台臺只隻面麵制製干幹松鬆周週占佔症癥恒恆"

SIMPLIFIED_ONLY: Final = frozenset(_PAIRS[0::2])
TRADITIONAL_ONLY: Final = frozenset(_PAIRS[1::2])
_SIMPLER: Final = str.maketrans(dict(zip((_PAIRS + _MERGED)[1::2], (_PAIRS + _MERGED)[0::2], strict=True)))


def simplified(text: str) -> str:
    """The text with traditional characters in their simplified form, one for one: for comparing only."""
    return text.translate(_SIMPLER)
