import type { StatementWords } from '../lexicon/lexicon-schema.js';
import { alternatives, anyWord } from '../lexicon/word-patterns.js';
import { clauseBefore } from './clauses.js';
import type { SentenceSense } from './sentence-sense.js';

/** What a sentence says of the right around a word. */
export type RightReach = Pick<
  SentenceSense,
  'besideRight' | 'rightFollows' | 'rightMeans' | 'rightAround' | 'rightAttached'
>;

const reach = 70;
const nearReach = 14;
/** Units between data and a later clause that asks for the right to it. */
const pointerReach = 24;
/** Units between an act and an ordinary word it is about. */
const actReach = 8;
/** From the last mark that ends what an act is about. */
const lastStretch = /[^，,。；;：:（(]*$/;

/** Reads sentences without the acts that they deny: such an act speaks for no right. */
export function readRightReach(words: StatementWords): (affirmed: string) => RightReach {
  const { right, reaches, before, after, listAfter, act, attachedAfter, amongRights, pointsBack, pointed } =
    patternsOf(words);
  return (affirmed) => {
    const meansRight = (end: number): boolean => {
      const next = affirmed.indexOf('权限', end);
      const apart = next >= 0 && next - end < reach && !affirmed.slice(0, end).includes('权限');
      return apart && pointsBack.test(affirmed.slice(end, next));
    };
    return {
      besideRight(start, end) {
        return (
          before.test(affirmed.slice(Math.max(0, start - 40), start)) ||
          after.test(affirmed.slice(end, end + 40))
        );
      },
      rightFollows: (end) => after.test(affirmed.slice(end, end + 40)),
      rightMeans: meansRight,
      rightAround(start, end) {
        return (
          right.test(affirmed.slice(Math.max(0, start - reach), end)) ||
          reaches.test(clauseBefore(affirmed, end).slice(-reach - end + start)) ||
          listAfter.test(affirmed.slice(end, end + reach + 10)) ||
          right.test(affirmed.slice(end, end + 24)) ||
          reaches.test(affirmed.slice(end, end + 24))
        );
      },
      rightAttached(start, end) {
        const before = affirmed.slice(Math.max(0, start - reach), start);
        return (
          act.test(lastStretch.exec(before)?.[0] ?? '') ||
          amongRights.test(before) ||
          right.test(affirmed.slice(start, end)) ||
          attachedAfter.test(affirmed.slice(end, end + reach + 10)) ||
          pointed.test(affirmed.slice(end, end + pointerReach + 10)) ||
          meansRight(end)
        );
      },
    };
  };
}

function patternsOf(words: StatementWords) {
  const right = alternatives(words.right);
  const rightName = alternatives(words.rightNames);
  const rightAfter = alternatives(words.nearAfter);
  const linked = `${alternatives(words.dataNouns)}?${alternatives(words.auxiliaries)}{0,3}`;
  const thatRight = `${alternatives(words.demonstratives)}${alternatives(words.classifiers)}?`;
  return {
    right: anyWord(words.right),
    reaches: anyWord(words.reaches),
    before: new RegExp(`${alternatives(words.nearBefore)}[^，,。；;、]{0,${actReach}}$`),
    after: new RegExp(`^[^，,。；;]{0,${nearReach}}${rightAfter}(?!的)`),
    listAfter: new RegExp(`^[^，,。；;]{0,${reach}}${rightAfter}`),
    /** `授权的信息`, `授权后`: an act that is not asked for, but told as done, does not count. */
    act: new RegExp(`${right}(?!${alternatives(words.doneAfter)})`),
    attachedAfter: new RegExp(`^${linked}${right}|^[^，,。；;：:（(]{0,${reach}}${rightName}`),
    /** `敏感权限（例如通讯录、`: the rights that a bracket or what follows names. */
    amongRights: new RegExp(
      `${rightName}[（(，,]? ?${alternatives(words.examples)}[：:]? ?[^，,。；;：:（()）]{0,60}$`,
    ),
    /** `该项系统权限`, up to the name of the right. */
    pointsBack: new RegExp(`${thatRight}${alternatives(words.rightOwners)}?$`),
    pointed: new RegExp(`^[^。；;]{0,${pointerReach}}${alternatives(words.rightPointers)}`),
  };
}
