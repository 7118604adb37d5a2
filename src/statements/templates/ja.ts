import { sentences } from "../sentences/ja.ts";
import type { Template } from "../composing/template.ts";
import { watched } from "../watched/ja.ts";

const AS_FAR = "{operator}：通信障害について（続報、サービスの確認を継続中）";

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
    update: `{harm, select, none {${AS_FAR}} other {{operator}：通信障害について（続報）}}`,
    partial: `{harm, select, none {${AS_FAR}} other {{again, select,
      slower {{operator}：{slower}の一部再開について（続報）}
      back {{operator}：{back}の再開について（続報）}
      other {{operator}：通信障害について（続報、影響回線は減少）}}}}`,
    restored: "{operator}：通信障害の復旧について",
    correction: "{operator}：発表内容の訂正について{why, select, recounted {} unknown {} other {（状況の変化）}}",
  },
  labels: { say: "【お伝えすること】", asked: "【尋ねられたら】", mind: "【注意事項】" },
  messages: {
    "holding.customers": {
      full: "{operator}です。ご迷惑をおかけし、お詫び申し上げます。現在、対応を進めております。",
      short: "{operator}です。申し訳ございません。",
      plain: "{operator}です。申し訳ありません。対応を進めています。",
    },
    "holding.employees": {
      full: "{operator}の従業員の皆様へ。",
      short: "{operator}従業員向け。",
      plain: "{operator}で働く皆様へ。",
    },
    "first.customers": {
      full: "{operator}です。ご迷惑をおかけし、お詫び申し上げます。現在わかっていることをお知らせします。",
      short: "{operator}です。申し訳ございません。",
      plain: "{operator}です。申し訳ありません。",
    },
    "first.partners": {
      full: "{operator}より提携事業者の皆様へ。ご利用のネットワークでご迷惑をおかけし、お詫び申し上げます。",
      short: "{operator}より提携事業者様へ。申し訳ございません。",
      plain: "{operator}から提携事業者の皆様へ。申し訳ありません。",
    },
    "first.press": {
      full: "{operator}は、ご迷惑をおかけしていることをお詫び申し上げます。現在判明している事実は次のとおりです。",
      short: "{operator}です。お詫び申し上げます。",
      plain: "{operator}です。お詫びします。",
    },
    "update.customers": {
      full: "{operator}からの続報です。{harm, select, none {ご迷惑をおかけし、お詫び申し上げます。} other {引き続きご迷惑をおかけし、お詫び申し上げます。}}",
      short: "{operator}続報です。申し訳ございません。",
      plain: "{operator}からのお知らせです。申し訳ありません。",
    },
    "update.press": {
      full: "{operator}は、現在判明している事実をお知らせするとともに、お詫び申し上げます。",
      short: "{operator}続報です。",
      plain: "{operator}からのお知らせです。お詫びします。",
    },
    "update.employees": {
      full: "{operator}の従業員の皆様への続報です。",
      short: "{operator}続報、従業員向け。",
      plain: "{operator}で働く皆様への新しいお知らせです。",
    },
    "partial.customers": {
      full: "{operator}からの続報です。{harm, select, none {ご迷惑をおかけし、お詫び申し上げます。} other {状況は改善していますが、引き続きご迷惑をおかけし、お詫び申し上げます。}}",
      short: "{operator}続報{harm, select, none {です。申し訳ございません。} other {、改善中です。}}",
      plain: "{operator}からのお知らせです。申し訳ありません。",
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
      full: "{why, select, recounted {{operator}は、ネットワーク障害に関する発表を訂正し、誤りについてお詫び申し上げます。} unknown {{operator}は、ネットワーク障害に関する発表を訂正いたします。} other {{operator}は、ネットワーク障害に関する発表を、その後の状況の変化に伴い訂正いたします。}}",
      short: "{operator}より訂正{why, select, recounted {、お詫びします} other {}}。",
      plain: "{operator}から訂正です。{why, select, recounted {お詫びします。} other {}}",
    },
  },
  sentences,
  watched,
};
