import type { Forms, Sentences } from "../composing/template.ts";

const CANNOT = "{sure, select, maybe {ご利用いただけない可能性があります} other {ご利用いただけません}}";
const CANNOT_SHORT = "{sure, select, maybe {利用できない可能性があります} other {利用できません}}";
const CANNOT_PLAIN = "{sure, select, maybe {使えないかもしれません} other {使えません}}";
const WORSE = "{sure, select, maybe {遅い、または不安定な可能性があります} other {遅い、または不安定になっています}}";
const STILL_WORSE =
  "{sure, select, maybe {引き続き品質が低下している可能性があります} other {引き続き品質が低下しています}}";
const STILL_SLOW = "{sure, select, maybe {つながりにくいかもしれません} other {つながりにくい状態です}}";
const MAY = "{sure, select, maybe {いる可能性} other {います}}";

const some: Forms = {
  full: `{harm, select,
    lost {{since}からのネットワーク障害により、一部のお客様で{lost}が${CANNOT}。}
    cut {{since}からのネットワーク障害により、一部のお客様で一部のサービスが${CANNOT}。}
    slower {{since}からのネットワーク障害により、一部のお客様で次のサービスが${WORSE}：{slower}。}
    worse {{since}からのネットワーク障害により、一部のお客様で次のサービスが${WORSE}：{worse}。}
    poor {{since}からのネットワーク障害により、一部のお客様でサービスが${WORSE}。}
    other {{since}からのネットワーク障害について確認しております。}}`,
  short: `{harm, select,
    lost {{since}からの障害で、一部のお客様で{lost}が${CANNOT_SHORT}。}
    cut {{since}からの障害で、一部のお客様で一部のサービスが${CANNOT_SHORT}。}
    slower {{since}からの障害で、一部のお客様で{slower}が${WORSE}。}
    worse {{since}からの障害で、一部のお客様で{worse}が${WORSE}。}
    poor {{since}からの障害で、一部のお客様でサービスが${WORSE}。}
    other {{since}からの障害を確認しています。}}`,
  plain: `{harm, select,
    lost {{since}から通信の障害が起きています。一部のお客様で{lost}が${CANNOT_PLAIN}。}
    cut {{since}から通信の障害が起きています。一部のお客様で一部のサービスが${CANNOT_PLAIN}。}
    slower {{since}から通信の障害が起きています。一部のお客様で{slower}が${WORSE}。}
    worse {{since}から通信の障害が起きています。一部のお客様で{worse}が${WORSE}。}
    poor {{since}から通信の障害が起きています。一部のお客様でサービスが${WORSE}。}
    other {{since}からの障害を調べています。}}`,
};

const lines: Forms = {
  full: `{harm, select,
    lost {{since}からのネットワーク障害により、{affected}で{lost}が${CANNOT}。}
    cut {{since}からのネットワーク障害により、{affected}で一部のサービスが${CANNOT}。}
    slower {{since}からのネットワーク障害により、{impaired}で${STILL_WORSE}。}
    worse {{since}からのネットワーク障害により、{impaired}で次のサービスが${WORSE}：{worse}。}
    poor {{since}からのネットワーク障害により、{impaired}でサービスが${WORSE}。}
    other {{since}からネットワーク障害が発生しておりましたが、現在把握している限り、どの回線でもサービスが使える状態に戻っております。障害が収まったと判断する前に、確認を進めております。}}`,
  short: `{harm, select,
    lost {{since}からの障害で、{affected}で{lost}が${CANNOT_SHORT}。}
    cut {{since}からの障害で、{affected}で一部のサービスが${CANNOT_SHORT}。}
    slower {{since}からの障害で、{impaired}で品質が低下して${MAY}。}
    worse {{since}からの障害で、{impaired}で{worse}が${WORSE}。}
    poor {{since}からの障害で、{impaired}でサービスが${WORSE}。}
    other {{since}からの障害：把握している限り、どの回線も使える状態に戻り、確認中です。}}`,
  plain: `{harm, select,
    lost {{since}から通信の障害が起きています。{affected}で{lost}が${CANNOT_PLAIN}。}
    cut {{since}から通信の障害が起きています。{affected}で一部のサービスが${CANNOT_PLAIN}。}
    slower {{since}からの障害で、{impaired}で${STILL_SLOW}。}
    worse {{since}からの障害で、{impaired}で{worse}が${WORSE}。}
    poor {{since}からの障害で、{impaired}でサービスが${WORSE}。}
    other {{since}から通信の障害がありました。わかっている限り、どの回線も使える状態に戻っています。収まったか確認しています。}}`,
};

const WHY = `{why, select,
    more {その後、状況が変わり、影響のある回線は増えています}
    fewer {その後、状況が変わり、影響のある回線は減っています}
    recounted {これは当社の誤りで、回線数を数え直しました}
    services {その後、状況が変わり、影響のあるサービスは当時と異なっています}
    times {その後、状況が変わり、時刻は当時と異なっています}
    other {その後、新たな事実がわかりました}}`;

/** Behind what was said, and without it. */
const WHY_SHORT = `{why, select,
    more {はその後増加}
    fewer {はその後減少}
    recounted {は誤り（数え直し）}
    services {はその後変化（サービス）}
    times {はその後変化（時刻）}
    other {に新事実}}`;
const WHY_ALONE = `{why, select,
    more {その後、影響回線は増加}
    fewer {その後、影響回線は減少}
    recounted {当社の誤りで、数え直し}
    services {その後、サービスに変化}
    times {その後、時刻に変化}
    other {新たな事実が判明}}`;
const WHY_PLAIN = `{why, select,
    more {その後、影響のある回線は増えました}
    fewer {その後、影響のある回線は減りました}
    recounted {当社の誤りで、数え直しました}
    services {その後、影響のあるサービスが変わりました}
    times {その後、時刻が変わりました}
    other {その後わかったことがあります}}`;

const NUMBERS = "{hasNumbers, select, yes {{numbers}} other {緊急通報}}";
const STILL = "{harm, select, none {まだ} other {}}";

/** In Japanese. */
export const sentences: Sentences = {
  some,
  lines,
  until: {
    full: "{isOver, select, yes {障害は{since}から{to}まで続き、解消しました。} other {{since}からの障害は解消しました。}}",
    short:
      "{isOver, select, yes {障害（{since}から{to}まで）は解消しました。} other {{since}からの障害は解消しました。}}",
    plain:
      "{isOver, select, yes {障害は{since}に始まり、{to}に終わりました。} other {{since}からの障害は終わりました。}}",
  },
  corrected: {
    full: `{hasSaid, select,
      figure {{saidAt}の発表では、{said}で一部またはすべてのサービスがご利用いただけないとお伝えしました。}
      poorer {{saidAt}の発表では、{said}でサービスの品質低下または停止があるとお伝えしました。}
      time {{saidAt}の発表についての訂正です。}
      other {先の発表についての訂正です。}}${WHY}。現在の状況は次のとおりです。`,
    short: `{hasSaid, select,
      figure {{saidAt}発表「{said}で利用不可」${WHY_SHORT}。}
      poorer {{saidAt}発表「{said}で品質低下」${WHY_SHORT}。}
      other {${WHY_ALONE}。}}`,
    plain: `{hasSaid, select,
      figure {{saidAt}に、{said}でサービスが使えないとお知らせしました。}
      poorer {{saidAt}に、{said}でサービスがつながりにくいとお知らせしました。}
      other {}}${WHY_PLAIN}。`,
  },
  emergency: {
    full: `{emergency, select,
      working {{hasNumbers, select, yes {{numbers}への試験通報はつながりました。} other {緊急通報の試験はつながりました。}}}
      lost {当社の携帯電話からは緊急通報{hasNumbers, select, yes {（{numbers}）} other {}}がつながらないおそれがあります。他社の携帯電話または固定電話をご利用ください。}
      other {${NUMBERS}が${STILL}つながらない場合は、別の電話または固定電話をご利用ください。}}`,
    short: `{emergency, select,
      working {{hasNumbers, select, yes {{numbers}への試験通報はつながりました。} other {緊急通報の試験はつながりました。}}}
      lost {${NUMBERS}がつながらないおそれ。別の電話か固定電話へ。}
      other {${NUMBERS}が${STILL}つながらない時は別の電話か固定電話へ。}}`,
    plain: `{emergency, select,
      working {{hasNumbers, select, yes {{numbers}を試しました。つながりました。} other {緊急通報を試しました。つながりました。}}}
      lost {当社の電話では、緊急通報{hasNumbers, select, yes {の{numbers}} other {}}がつながらないことがあります。他社の電話か、固定電話を使ってください。}
      other {${NUMBERS}が${STILL}つながらない時は、別の電話か固定電話を使ってください。}}`,
  },
  back: {
    full: "{back}は再びご利用いただけます。",
    short: "{back}は再びご利用いただけます。",
    plain: "{back}はまた使えます。",
  },
  slower: {
    full: "{slower}は再びご利用いただけますが、通常より遅い、または不安定な状態です。",
    short: "{slower}は低速ながら再びご利用可能です。",
    plain: "{slower}はまた使えますが、遅くなっています。",
  },
  served: {
    full: "現在把握している限り、サービスをご利用いただけない回線はございません。",
    short: "使えない回線は把握していません。",
    plain: "わかっている限り、使えない回線はありません。",
  },
  worse: {
    full: "一部で遅い、または不安定なサービス：{worse}。",
    short: "一部で不安定：{worse}。",
    plain: "{worse}は、一部で遅い、または不安定です。",
  },
  unsure: {
    full: "{unsure}は、一部で遅い、または不安定な可能性があります。その回線数はわかっておりません。",
    short: "{unsure}は一部で不安定な可能性。",
    plain: "{unsure}は一部でつながりにくいかもしれません。数は不明です。",
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
  base: {
    full: "ご利用いただけない回線の内訳：{base}。",
    short: "内訳：{base}。",
    plain: "使えない回線の内訳：{base}。",
  },
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
    full: "お客様にはここに書かれたことだけをお伝えください。ほかの数を挙げたり、原因や終わる時期を推測で話したりしないでください。",
    short: "お客様にはこの内容だけをお伝えください。推測は禁止です。",
    plain:
      "ここに書かれたことだけを伝えてください。ほかの数は言わないでください。原因や時期を推測で話さないでください。",
  },
};
