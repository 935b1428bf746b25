const spelled: Readonly<Record<string, number>> = {
  三: 3,
  五: 5,
  七: 7,
  十: 10,
  十五: 15,
  二十: 20,
  三十: 30,
  六十: 60,
};
const promise =
  /(\d{1,3}|三十|二十|六十|十五|十|七|五|三)\s?个?(?:工作日|自然日|天|日|(?:working |business |calendar )?days)/;
const answers = /答复|回复|反馈|处理完|予以处理|响应|respond|reply|answer/;

/** The days within which a sentence promises an answer; null where it promises none. */
export function responseDays(sentence: string): number | null {
  if (!answers.test(sentence)) return null;
  const [, number] = promise.exec(sentence) ?? [];
  return number === undefined ? null : (spelled[number] ?? Number(number));
}
