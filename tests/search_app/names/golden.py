"""Names of people and places as German, English and Japanese newspapers write them, and names of others."""

_NAMES = """
    Naryschkin Naryshkin ナルイシキン
    Peskow Peskov ペスコフ
    Lawrow Lavrov ラブロフ
    Lawrow Lavrov ラヴロフ
    Selenskyj Zelensky ゼレンスキー
    Selenskyj Zelenskyy ゼレンスキー
    Erdoğan Erdogan エルドアン
    Tschaikowski Tchaikovsky チャイコフスキー
    Chruschtschow Khrushchev フルシチョフ
    Gorbatschow Gorbachev ゴルバチョフ
    Schewtschenko Shevchenko シェフチェンコ
    Mohammed Muhammad ムハンマド
    Jelzin Yeltsin エリツィン
    Putin Putin プーチン
    Medwedew Medvedev メドベージェフ
    Schoigu Shoigu ショイグ
    Prigoschin Prigozhin プリゴジン
    Nawalny Navalny ナワリヌイ
    Lukaschenko Lukashenko ルカシェンコ
    Janukowytsch Yanukovych ヤヌコビッチ
    Klitschko Klitschko クリチコ
    Kuleba Kuleba クレバ
    Dostojewski Dostoevsky ドストエフスキー
    Tschechow Chekhov チェーホフ
    Puschkin Pushkin プーシキン
    Tolstoi Tolstoy トルストイ
    Schostakowitsch Shostakovich ショスタコーヴィチ
    Rachmaninow Rachmaninoff ラフマニノフ
    Prokofjew Prokofiev プロコフィエフ
    Strawinsky Stravinsky ストラヴィンスキー
    Solschenizyn Solzhenitsyn ソルジェニーツィン
    Breschnew Brezhnev ブレジネフ
    Chodorkowski Khodorkovsky ホドルコフスキー
    Kasparow Kasparov カスパロフ
    Eisenstein Eisenstein エイゼンシュテイン
    Burns Burns バーンズ
    Merkel Merkel メルケル
    Scholz Scholz ショルツ
    Steinmeier Steinmeier シュタインマイアー
    Schröder Schroeder シュレーダー
    Baerbock Baerbock ベアボック
    Lindner Lindner リントナー
    Habeck Habeck ハーベック
    Macron Macron マクロン
    Berlusconi Berlusconi ベルルスコーニ
    Meloni Meloni メローニ
    Draghi Draghi ドラギ
    Orbán Orban オルバン
    Obama Obama オバマ
    Biden Biden バイデン
    Trump Trump トランプ
    Clinton Clinton クリントン
    Kissinger Kissinger キッシンジャー
    Stoltenberg Stoltenberg ストルテンベルグ
    Guterres Guterres グテーレス
    Thatcher Thatcher サッチャー
    Johnson Johnson ジョンソン
    Beethoven Beethoven ベートーヴェン
    Mozart Mozart モーツァルト
    Wagner Wagner ワーグナー
    Schubert Schubert シューベルト
    Goethe Goethe ゲーテ
    Nietzsche Nietzsche ニーチェ
    Einstein Einstein アインシュタイン
    Shakespeare Shakespeare シェイクスピア
    Picasso Picasso ピカソ
    Kılıçdaroğlu Kilicdaroglu クルチダルオール
    Çavuşoğlu Cavusoglu チャブシオール
    Atatürk Ataturk アタチュルク
    Assad Assad アサド
    Gaddafi Qaddafi カダフィ
    Chamenei Khamenei ハメネイ
    Chomeini Khomeini ホメイニ
    Rohani Rouhani ロウハニ
    Ahmadinedschad Ahmadinejad アフマディネジャド
    Nasrallah Nasrallah ナスララ
    Arafat Arafat アラファト
    Netanjahu Netanyahu ネタニヤフ
    Sisi Sisi シシ
    Mubarak Mubarak ムバラク
    Saddam Saddam サダム
    Kiew Kyiv キーウ
    Charkiw Kharkiv ハルキウ
    Cherson Kherson ヘルソン
    Mariupol Mariupol マリウポリ
    Bachmut Bakhmut バフムト
    Saporischschja Zaporizhzhia ザポリージャ
    Tschernobyl Chernobyl チェルノブイリ
    Wladiwostok Vladivostok ウラジオストク
    Sewastopol Sevastopol セバストポリ
    Taschkent Tashkent タシケント
    Aserbaidschan Azerbaijan アゼルバイジャン
    Pjöngjang Pyongyang ピョンヤン
    Washington Washington ワシントン
    Istanbul Istanbul イスタンブール
    Hamburg Hamburg ハンブルク
    Bachmann Bachmann バッハマン
    Schwarzenegger Schwarzenegger シュワルツェネッガー
    Mbappé Mbappe エムバペ
    Djokovic Djokovic ジョコビッチ
    Federer Federer フェデラー
    Modrić Modric モドリッチ
    Murakami Murakami ムラカミ
    Kurosawa Kurosawa クロサワ
    Naruhito Naruhito ナルヒト
"""

_IN_ALL_DIRECTIONS = """
    Chruschtschow Khrushchev フルシチョフ
    Andropow Andropov アンドロポフ
    Molotow Molotov モロトフ
    Schukow Zhukov ジューコフ
    Sacharow Sakharov サハロフ
    Mischustin Mishustin ミシュスチン
    Gerassimow Gerasimov ゲラシモフ
    Patruschew Patrushev パトルシェフ
    Bortnikow Bortnikov ボルトニコフ
    Kadyrow Kadyrov カディロフ
    Schirinowski Zhirinovsky ジリノフスキー
    Nemzow Nemtsov ネムツォフ
    Sjuganow Zyuganov ジュガーノフ
    Turgenjew Turgenev ツルゲーネフ
    Tymoschenko Tymoshenko ティモシェンコ
    Saluschnyj Zaluzhnyi ザルジニー
    Krawtschuk Kravchuk クラフチュク
    Demirtaş Demirtas デミルタシュ
    Akşener Aksener アクシェネル
    Şimşek Simsek シムシェク
    Dschumblatt Jumblatt ジュンブラット
    Haschimi Hashimi ハシミ
    Sawahiri Zawahiri ザワヒリ
    Sarkawi Zarqawi ザルカウィ
    Xiaoping Xiaoping シャオピン
    Wenzhou Wenzhou ウェンチョウ
"""


def _triples(table: str) -> list[tuple[str, str, str]]:
    return [
        (german, english, japanese) for german, english, japanese in map(str.split, table.split("\n")[1:-1])
    ]


FOUND_IN_ALL_DIRECTIONS = _triples(_IN_ALL_DIRECTIONS)
"""Russian, Ukrainian, Turkish, Arabic and Chinese names: German, English, Japanese."""
NAMES = [*_triples(_NAMES), *FOUND_IN_ALL_DIRECTIONS]

DIFFERENT = [
    ("Merkel", "マクロン"),
    ("Putin", "プリゴジン"),
    ("Lawrow", "ラフマニノフ"),
    ("Scholz", "シュルツェ"),
    ("Gorbatschow", "クルバン"),
    ("Naryschkin", "ネタニヤフ"),
    ("Obama", "バイデン"),
    ("Tschechow", "チャイコフスキー"),
    ("Mozart", "マッシモ"),
    ("Wagner", "ウェーバー"),
    ("Einstein", "アイゼンハワー"),
    ("Nawalny", "ナポレオン"),
    ("Kuleba", "クレムリン"),
    ("Arafat", "アフリカ"),
    ("Lawrow", "Lawrence"),
    ("Merkel", "Merz"),
    ("Rheinland", "フィンランド"),
    ("Gardner", "グローナー"),
]
