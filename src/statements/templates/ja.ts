import type { Forms, Template } from "../template.ts";
import { watched } from "../watched/ja.ts";

const CANNOT = "{sure, select, maybe {ご利用いただけない可能性があります} other {ご利用いただけません}}";
const CANNOT_SHORT = "{sure, select, maybe {利用できない可能性があります} other {利用できません}}";
const CANNOT_PLAIN = "{sure, select, maybe {使えないかもしれません} other {使えません}}";
const WORSE = "{sure, select, maybe {遅い、または不安定な可能性があります} other {遅い、または不安定になっています}}";

const SOME: Forms = {
  full: `{harm, select,
    lost {{since}からの障害により、一部のお客様で{lost}が${CANNOT}。}
    cut {{since}からの障害により、一部のお客様で一部のサービスが${CANNOT}。}
    worse {{since}からの障害により、一部のお客様で次のサービスが${WORSE}：{worse}。}
    poor {{since}からの障害により、一部のお客様でサービスが${WORSE}。}
    other {{since}からの障害について確認しております。}}`,
  short: `{harm, select,
    lost {{since}からの障害で、一部のお客様で{lost}が${CANNOT_SHORT}。}
    cut {{since}からの障害で、一部のお客様で一部のサービスが${CANNOT_SHORT}。}
    worse {{since}からの障害で、一部のお客様で{worse}が${WORSE}。}
    poor {{since}からの障害で、一部のお客様でサービスが${WORSE}。}
    other {{since}からの障害を確認しています。}}`,
  plain: `{harm, select,
    lost {{since}から通信の障害が起きています。一部のお客様で{lost}が${CANNOT_PLAIN}。}
    cut {{since}から通信の障害が起きています。一部のお客様で一部のサービスが${CANNOT_PLAIN}。}
    worse {{since}から通信の障害が起きています。一部のお客様で次のサービスが${WORSE}：{worse}。}
    poor {{since}から通信の障害が起きています。一部のお客様でサービスが${WORSE}。}
    other {{since}からの障害を調べています。}}`,
};

const LINES: Forms = {
  full: `{harm, select,
    lost {{since}からの障害により、{affected}で{lost}が${CANNOT}。}
    cut {{since}からの障害により、{affected}で一部のサービスが${CANNOT}。}
    worse {{since}からの障害により、{impaired}で次のサービスが${WORSE}：{worse}。現在、まったくご利用いただけない回線はありません。}
    poor {{since}からの障害により、{impaired}でサービスが${WORSE}。現在、まったくご利用いただけない回線はありません。}
    other {{since}から障害が発生しました。現在、影響のある回線は見つかっておりませんが、引き続き監視しております。}}`,
  short: `{harm, select,
    lost {{since}からの障害で、{affected}で{lost}が${CANNOT_SHORT}。}
    cut {{since}からの障害で、{affected}で一部のサービスが${CANNOT_SHORT}。}
    worse {{since}からの障害で、{impaired}で{worse}が${WORSE}。}
    poor {{since}からの障害で、{impaired}でサービスが${WORSE}。}
    other {{since}からの障害：現在、影響のある回線は見つかっていません。}}`,
  plain: `{harm, select,
    lost {{since}から通信の障害が起きています。{affected}で{lost}が${CANNOT_PLAIN}。}
    cut {{since}から通信の障害が起きています。{affected}で一部のサービスが${CANNOT_PLAIN}。}
    worse {{since}から通信の障害が起きています。まったく使えない回線は今はありません。ただし{impaired}で次のサービスが${WORSE}：{worse}。}
    poor {{since}から通信の障害が起きています。まったく使えない回線は今はありません。ただし{impaired}でサービスが${WORSE}。}
    other {{since}から通信の障害がありました。今、影響のある回線は見つかっていません。引き続き見守っています。}}`,
};

const WHY = `{why, select,
    more {影響のある回線は当時の発表より多いことがわかりました}
    fewer {影響のある回線は当時の発表より少ないことがわかりました}
    recounted {回線数を数え直しました}
    services {影響のあるサービスが発表と異なっていました}
    times {時刻に誤りがありました}
    other {その後、新たな事実がわかりました}}`;

const WHY_SHORT =
  "{why, select, more {回線数は発表より多数} fewer {回線数は発表より少数} recounted {数え直しによる} services {サービスの誤り} times {時刻の誤り} other {新事実による}}";
const NUMBERS = "{hasNumbers, select, yes {{numbers}} other {緊急通報}}";

export const ja: Template = {
  language: "ja",
  name: "日本語",
  reviewed: null,
  locale: "ja-JP",
  gap: "",
  times: {
    time: "{h}時{minute}分",
    date: "{month}{day}日{h}時{minute}分",
    year: "{year}年{month}{day}日{h}時{minute}分",
    zoned: "{moment}（{zone}）",
  },
  months: "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月",
  lists: { comma: "、", lost: "、", services: "、", numbers: "または" },
  services: { data: "データ通信", voice: "音声通話", sms: "SMS", relay: "電話リレー", iot: "機器の通信" },
  more: "{names}、ほか{count}サービス",
  unnamed: "{count}サービス",
  titles: {
    holding: "{operator}：通信障害について",
    first: "{operator}：通信障害について（第一報）",
    update: "{operator}：通信障害について（続報）",
    partial: "{operator}：通信障害について（続報、対応継続中）",
    restored: "{operator}：通信障害の復旧について",
    correction: "{operator}：発表内容の訂正について",
  },
  labels: { say: "【お伝えすること】", asked: "【尋ねられたら】", mind: "【注意事項】" },
  messages: {
    "holding.customers": {
      full: "{operator}です。現在、当社ネットワークで障害が発生しており、対応を進めております。ご迷惑をおかけし、お詫び申し上げます。",
      short: "{operator}です。通信障害が発生しています。申し訳ございません。",
      plain: "{operator}です。ネットワークで障害が起きています。申し訳ありません。",
    },
    "holding.employees": {
      full: "{operator}の従業員の皆様へ。現在、当社ネットワークで障害が発生しています。",
      short: "{operator}従業員向け。",
      plain: "{operator}で働く皆様へ。ネットワークで障害が起きています。",
    },
    "first.customers": {
      full: "{operator}です。通信障害によりご迷惑をおかけし、お詫び申し上げます。現在わかっていることをお知らせします。",
      short: "{operator}です。申し訳ございません。",
      plain: "{operator}です。ネットワークで障害が起きています。申し訳ありません。",
    },
    "first.partners": {
      full: "{operator}より提携事業者の皆様へ。ご利用のネットワークで障害が発生しております。お詫び申し上げます。",
      short: "{operator}より提携事業者様へ。申し訳ございません。",
      plain: "{operator}から提携事業者の皆様へ。ネットワークで障害が起きています。申し訳ありません。",
    },
    "first.press": {
      full: "{operator}は、当社ネットワークの障害についてお詫び申し上げます。現在判明している事実は次のとおりです。",
      short: "{operator}です。お詫び申し上げます。",
      plain: "{operator}です。ネットワークで障害が起きています。お詫びします。",
    },
    "update.customers": {
      full: "{operator}からの続報です。障害が続いており、お詫び申し上げます。",
      short: "{operator}続報です。申し訳ございません。",
      plain: "{operator}からの新しいお知らせです。障害が続いています。申し訳ありません。",
    },
    "update.press": {
      full: "{operator}は、障害について現在判明している事実をお知らせするとともに、お詫び申し上げます。",
      short: "{operator}続報です。",
      plain: "{operator}からの新しいお知らせです。お詫びします。",
    },
    "update.employees": {
      full: "{operator}の従業員の皆様への続報です。",
      short: "{operator}続報、従業員向け。",
      plain: "{operator}で働く皆様への新しいお知らせです。",
    },
    "partial.customers": {
      full: "{operator}からの続報です。対応は一部進みましたが、まだ終わっておりません。お詫び申し上げます。",
      short: "{operator}続報です。まだ続いており、申し訳ございません。",
      plain: "{operator}からの新しいお知らせです。対応は一部進みましたが、まだ終わっていません。申し訳ありません。",
    },
    "restored.customers": {
      full: "{operator}です。通信障害は復旧しました。ご迷惑をおかけし、お詫び申し上げます。",
      short: "{operator}です。復旧しました。申し訳ございませんでした。",
      plain: "{operator}です。ネットワークは直りました。申し訳ありませんでした。",
    },
    "restored.press": {
      full: "{operator}は、通信障害が復旧したことをお知らせするとともに、お詫び申し上げます。",
      short: "{operator}です。復旧しました。お詫び申し上げます。",
      plain: "{operator}です。ネットワークは直りました。お詫びします。",
    },
    "correction.press": {
      full: "{operator}は、先の発表を訂正し、誤りについてお詫び申し上げます。",
      short: "{operator}です。発表を訂正し、お詫び申し上げます。",
      plain: "{operator}です。前のお知らせに誤りがありました。お詫びします。",
    },
  },
  sentences: {
    some: SOME,
    lines: LINES,
    until: {
      full: "{isOver, select, yes {障害は{since}から{to}まで続き、解消しました。} other {{since}からの障害は解消しました。}}",
      short:
        "{isOver, select, yes {障害（{since}から{to}まで）は解消しました。} other {{since}からの障害は解消しました。}}",
      plain:
        "{isOver, select, yes {障害は{since}に始まり、{to}に終わりました。} other {{since}からの障害は終わりました。}}",
    },
    corrected: {
      full: `{hasSaid, select, figure {{saidAt}の発表で{said}とお伝えしましたが、訂正いたします。} time {{saidAt}の発表を訂正いたします。} other {先の発表を訂正いたします。}}${WHY}。正しくは次のとおりです。`,
      short: `{hasSaid, select, figure {{saidAt}の発表（{said}）を訂正。} time {{saidAt}の発表を訂正。} other {先の発表を訂正。}}${WHY_SHORT}。`,
      plain: `{hasSaid, select, figure {{saidAt}に{said}とお知らせしましたが、正しくありませんでした。} time {{saidAt}のお知らせは正しくありませんでした。} other {前のお知らせは正しくありませんでした。}}${WHY}。今わかっていることは次のとおりです。`,
    },
    emergency: {
      full: `{emergency, select,
        working {{hasNumbers, select, yes {{numbers}への試験通報はつながりました。} other {緊急通報の試験はつながりました。}}}
        lost {当社の携帯電話からは緊急通報{hasNumbers, select, yes {（{numbers}）} other {}}がつながらないおそれがあります。他社の携帯電話または固定電話をご利用ください。}
        other {${NUMBERS}がつながらない場合は、別の電話または固定電話をご利用ください。}}`,
      short: `{emergency, select,
        working {{hasNumbers, select, yes {{numbers}への試験通報はつながりました。} other {緊急通報の試験はつながりました。}}}
        lost {${NUMBERS}がつながらないおそれ。別の電話か固定電話へ。}
        other {${NUMBERS}がつながらない時は別の電話か固定電話へ。}}`,
      plain: `{emergency, select,
        working {{hasNumbers, select, yes {{numbers}を試しました。つながりました。} other {緊急通報を試しました。つながりました。}}}
        lost {当社の電話では、緊急通報{hasNumbers, select, yes {（{numbers}）} other {}}がつながらないことがあります。他社の電話か、固定電話を使ってください。}
        other {${NUMBERS}がつながらない場合は、別の電話か固定電話を使ってください。}}`,
    },
    back: {
      full: "再びご利用いただけるようになったサービス：{back}。",
      short: "再開：{back}。",
      plain: "また使えるようになったもの：{back}。",
    },
    worse: {
      full: "遅い、または不安定なサービス：{worse}。",
      short: "不安定：{worse}。",
      plain: "遅い、または不安定なもの：{worse}。",
    },
    working: {
      full: "現在把握している限り影響のないサービス：{working}。",
      short: "把握している限り影響なし：{working}。",
      plain: "わかっている限り、影響のないもの：{working}。",
    },
    impaired: {
      full: "品質が低下している回線を含めると{impaired}です。",
      short: "品質低下を含め{impaired}。",
      plain: "つながりにくい回線も含めると{impaired}です。",
    },
    base: { full: "内訳：{base}。", short: "内訳：{base}。", plain: "内訳：{base}。" },
    partners: {
      full: "ネットワークをご利用の他ブランドのお客様にも影響が{hasOthers, select, yes {出ております} other {出ている可能性があります}}。貴社のお客様にも同じ内容をお伝えください。",
      short: "他ブランドのお客様にも影響が{hasOthers, select, yes {あります} other {ある可能性があります}}。",
      plain:
        "他ブランドのお客様にも影響が{hasOthers, select, yes {あります} other {あるかもしれません}}。同じ内容をお伝えください。",
    },
    advice: {
      full: `{advice, select,
        wifi {Wi-Fiのある場所では、Wi-Fiによるインターネットをご利用ください。}
        wifiAndCalls {Wi-Fiのある場所では、Wi-Fiによるインターネットと、通話やメッセージのアプリをお試しください。}
        other {インターネットによる通話やメッセージのアプリをお試しください。}}`,
      short: `{advice, select,
        wifi {Wi-Fiがあればご利用ください。}
        wifiAndCalls {Wi-Fiがあれば、アプリの通話もお試しください。}
        other {アプリの通話やメッセージをお試しください。}}`,
      plain: `{advice, select,
        wifi {Wi-Fiがあれば、インターネットに使ってください。}
        wifiAndCalls {Wi-Fiがあれば、インターネットに使ってください。アプリの通話やメッセージも試してください。}
        other {アプリの通話やメッセージを試してください。}}`,
    },
    expected: {
      full: `{hasExpected, select,
        range {復旧は{likely}ごろの見込みです（早ければ{earliest}、遅ければ{latest}）。}
        one {復旧は{likely}ごろの見込みです。}
        other {復旧の時期は、まだお伝えできません。}}`,
      short: `{hasExpected, select,
        range {復旧見込み：{likely}ごろ（{earliest}〜{latest}）。}
        one {復旧見込み：{likely}ごろ。}
        other {復旧時期は未定です。}}`,
      plain: `{hasExpected, select,
        range {直るのは{likely}ごろの見込みです。早ければ{earliest}、遅ければ{latest}です。}
        one {直るのは{likely}ごろの見込みです。}
        other {いつ直るかは、まだわかりません。}}`,
    },
    next: {
      full: "次のお知らせは{next}までに行います。",
      short: "次報：{next}まで。",
      plain: "次のお知らせは{next}までにします。",
    },
    staff: {
      full: "お客様にはここに書かれたことだけをお伝えください。原因、数、終わる時期を推測で話さないでください。",
      short: "お客様にはこの内容だけをお伝えください。推測は禁止です。",
      plain: "ここに書かれたことだけを伝えてください。原因や数や時期を推測で話さないでください。",
    },
  },
  watched,
};
