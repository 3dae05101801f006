"""Old and new forms of kanji: 國 and 国 are one character, which the reform of 1949 gave another form.

They are those of the list for general use (常用漢字表, 2010) and of that for names (人名用漢字別表, 2017),
then variants that stand in names, then forms that came from computers (JIS X 0208: 鴎 for 鷗). Characters
that are merely related have no place here: 島 and 嶋, 斎 and 斉 are chosen by those who bear the name.

Compatibility ideographs such as 神 are not listed: composition (NFKC) has made them usual ones before.
"""

from __future__ import annotations

from types import MappingProxyType

# Pairs: the new form, then the old one.
_REFORMED = """
亜亞 悪惡 圧壓 囲圍 医醫 為爲 壱壹 稲稻 隠隱 飲飮 営營 栄榮 衛衞 鋭銳 駅驛 悦悅 閲閱 円圓 縁緣 艶艷 塩鹽 応應
横橫 欧歐 殴毆 桜櫻 奥奧 黄黃 温溫 穏穩 仮假 価價 画畫 会會 絵繪 壊壞 懐懷 概槪 拡擴 殻殼 覚覺 学學 岳嶽 楽樂
渇渴 缶罐 勧勸 巻卷 寛寬 歓歡 観觀 関關 陥陷 顔顏 気氣 帰歸 既旣 亀龜 偽僞 戯戲 犠犧 旧舊 拠據 挙擧 虚虛 峡峽
挟挾 教敎 強强 郷鄕 暁曉 区區 駆驅 勲勳 薫薰 径徑 恵惠 掲揭 渓溪 経經 継繼 茎莖 蛍螢 軽輕 鶏鷄 芸藝 撃擊 欠缺
倹儉 剣劍 圏圈 検檢 権權 献獻 県縣 研硏 険險 顕顯 験驗 厳嚴 戸戶 呉吳 娯娛 効效 広廣 恒恆 鉱鑛 号號 国國 黒黑
告吿 砕碎 済濟 斎齋 剤劑 冊册 雑雜 参參 桟棧 蚕蠶 賛贊 惨慘 産產 残殘 歳歲 歯齒 児兒 辞辭 湿濕 実實 写寫 舎舍
釈釋 寿壽 収收 従從 渋澁 獣獸 縦縱 粛肅 処處 緒緖 叙敍 尚尙 奨奬 将將 渉涉 焼燒 称稱 証證 乗乘 剰剩 壌壤 嬢孃
条條 浄淨 状狀 畳疊 縄繩 譲讓 醸釀 嘱囑 触觸 寝寢 慎愼 真眞 尽盡 図圖 粋粹 酔醉 穂穗 随隨 髄髓 枢樞 数數 瀬瀨
姉姊 声聲 静靜 斉齊 税稅 清淸 青靑 窃竊 摂攝 専專 戦戰 浅淺 潜潛 繊纖 践踐 銭錢 禅禪 曽曾 双雙 壮壯 捜搜 挿插
巣巢 争爭 荘莊 装裝 総總 騒騷 増增 蔵藏 臓臟 属屬 続續 即卽 堕墮 体體 対對 帯帶 滞滯 台臺 滝瀧 択擇 沢澤 脱脫
単單 担擔 胆膽 団團 弾彈 断斷 痴癡 遅遲 昼晝 虫蟲 鋳鑄 庁廳 徴徵 聴聽 勅敕 鎮鎭 逓遞 鉄鐵 転轉 点點 伝傳 党黨
盗盜 灯燈 当當 闘鬪 徳德 独獨 読讀 届屆 内內 弐貳 悩惱 脳腦 覇霸 拝拜 廃廢 売賣 麦麥 発發 髪髮 抜拔 晩晚 蛮蠻
秘祕 姫姬 浜濱 瓶甁 払拂 仏佛 併倂 並竝 餅餠 変變 辺邊 弁辨 弁瓣 弁辯 舗舖 歩步 宝寶 褒襃 豊豐 翻飜 毎每 万萬
満滿 麺麵 黙默 弥彌 訳譯 薬藥 予豫 余餘 与與 誉譽 揺搖 様樣 謡謠 来來 頼賴 乱亂 覧覽 両兩 猟獵 緑綠 涙淚 塁壘
励勵 礼禮 戻戾 霊靈 齢齡 恋戀 錬鍊 炉爐 労勞 楼樓 録錄 湾灣 暦曆 歴歷 携攜 痩瘦 絶絕 説說 糸絲 叱𠮟 床牀 巌巖
晋晉 槙槇 彦彥 遥遙 瑶瑤 禄祿 穣穰 隣鄰 萌萠
"""

_VARIANTS = """
崎﨑 崎嵜 高髙 辺邉 吉𠮷 浜濵 柳栁 土𡈽 橋𣘺 渋澀 剣劒 剣劔 鶏雞 鉱礦 闘鬭 叙敘 繊纎 渓谿 畳疉 宝寳 鉄鐡 体躰
駆駈 学斈 郷鄉 脈脉 群羣 決决 況况 減减 氷冰 涼凉 回囘 器噐 往徃 協恊 婿壻 荊荆 弐貮 携擕
"""

_LIVING = """
芦蘆 鯵鰺 鴬鶯 鴎鷗 蛎蠣 撹攪 鹸鹼 潅灌 麹麴 倶俱 躯軀 頚頸 繋繫 鈎鉤 侠俠 噛嚙 掴摑 蒋蔣 醤醬 蝉蟬 掻搔 騨驒
箪簞 填塡 顛顚 涛濤 梼檮 祷禱 涜瀆 嚢囊 蝿蠅 溌潑 醗醱 頬頰 剥剝 屏屛 并幷 壷壺 迩邇 薮藪 莱萊 蝋蠟 篭籠 焔焰
靭靱 砺礪 賎賤 竜龍 尭堯 亘亙 祢禰 桧檜 凜凛 諌諫
"""
"""UniDic has most words in both forms, and each of them in words that it does not have in the other."""


def _pairs(*tables: str) -> dict[int, str]:
    return {ord(pair[1]): pair[0] for table in tables for pair in table.split()}


FOR_CUTTING = MappingProxyType(_pairs(_REFORMED, _VARIANTS))
"""Old forms in which UniDic has few words, with the new ones; as for :meth:`str.translate`."""

FOR_TERMS = MappingProxyType(_pairs(_REFORMED, _VARIANTS, _LIVING))
"""All old forms, with the new ones."""
