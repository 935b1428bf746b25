import { chineseNumber } from '../document/chinese-numbers.js';
import { type Passage, type Quote, quote } from '../document/passage.js';
import { sentencesOf } from '../document/sentences.js';

/** The promised time for answering requests. */
export interface ResponseTime {
  readonly quote: Quote;
  /** Working days; calendar days are counted as five working days a week, hours as days begun. */
  readonly workingDays: number;
}

const number = String.raw`(?<number>\d{1,3}|[一二三四五六七八九十]{1,3}|five|seven|ten|fifteen|thirty)`;
const within = new RegExp(
  String.raw`${number}(?:\s?[(（][^)）]{1,6}[)）])?\s?(?:个)?\s?(?<unit>工作日|自然日|日|天|小时|working days|business days|calendar days|days|hours|day)`,
  'g',
);
const answers =
  /回复|答复|响应|反馈|回应|处理您的|处理完|受理|完成核查|核实|解决|予以处理|进行处理|做出处理|作出处理|respond|reply|response|answer|handle your|process your request/;
const otherTerms = /保存|保留|存储|储存|冷静期|犹豫期|留存|有效期|登录|使用期|试用|retain|stored|cooling/;
const englishNumbers: Readonly<Record<string, number>> = {
  five: 5,
  seven: 7,
  ten: 10,
  fifteen: 15,
  thirty: 30,
};

/** The first sentence that promises an answer within a time. */
export function readResponseTime(passages: readonly Passage[]): ResponseTime | null {
  for (const passage of passages) {
    if (passage.section.role === 'sdk-list' || !answers.test(passage.match)) continue;
    for (const { start, end } of sentencesOf(passage.match)) {
      const sentence = passage.match.slice(start, end);
      if (!answers.test(sentence)) continue;
      for (const found of sentence.matchAll(within)) {
        const near = sentence.slice(Math.max(0, found.index - 50), found.index + 50);
        const days = workingDays(found.groups?.['number'] ?? '', found.groups?.['unit'] ?? '');
        if (days === null || otherTerms.test(near) || !answers.test(near)) continue;
        const from = start + Math.max(0, found.index - 80);
        return { quote: quote(passage, from, Math.min(end, from + 160)), workingDays: days };
      }
    }
  }
  return null;
}

function workingDays(written: string, unit: string): number | null {
  const count = numberOf(written);
  if (count === null || count === 0) return null;
  if (/小时|hour/.test(unit)) return Math.ceil(count / 24);
  if (/工作日|working|business/.test(unit)) return count;
  return Math.ceil((count * 5) / 7);
}

function numberOf(written: string): number | null {
  return /^\d+$/.test(written) ? Number(written) : (englishNumbers[written] ?? chineseNumber(written));
}
