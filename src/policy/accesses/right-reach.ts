import type { StatementWords } from '../lexicon/lexicon-schema.js';
import type { SentenceSense } from './sentence-sense.js';
import { alternatives, anyWord, clauseBefore } from './sentence-words.js';

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
const pointsBack = /(?:该|此|上述|相应|对应|这些|这|以上)(?:项|类|等)?(?:系统|设备)?$/;
/** `授权的信息`, `授权后`: an act that is not asked for, but told as done. */
const toldAsDone = '(?!的|后|下|同意|范围|和更正|、更正|或更正|过程|时)';
/** `敏感权限（例如通讯录、`: the rights that a bracket or what follows names. */
const amongRights =
  /权限[（(，,]? ?(?:例如|比如|诸如|如|包括但不限于|包括|包含|含|分别为|有)[：:]? ?[^，,。；;：:（()）]{0,60}$/;
/** From the last mark that ends what an act is about. */
const lastStretch = /[^，,。；;：:（(]*$/;

/** Reads sentences without the acts that they deny: such an act speaks for no right. */
export function readRightReach(words: StatementWords): (affirmed: string) => RightReach {
  const [right, reaches] = [anyWord(words.right), anyWord(words.reaches)];
  const before = new RegExp(`${alternatives(words.nearBefore)}[^，,。；;、]{0,${actReach}}$`);
  const after = new RegExp(`^[^，,。；;]{0,${nearReach}}${alternatives(words.nearAfter)}(?!的)`);
  const listAfter = new RegExp(`^[^，,。；;]{0,${reach}}${alternatives(words.nearAfter)}`);
  const act = new RegExp(`${alternatives(words.right)}${toldAsDone}`);
  const attachedAfter = new RegExp(
    `^(?:信息|功能|服务|状态)?(?:的|可能|将|会|被){0,3}${alternatives(words.right)}|^[^，,。；;：:（(]{0,${reach}}${alternatives(words.rightNames)}`,
  );
  const pointed = new RegExp(`^[^。；;]{0,${pointerReach}}${alternatives(words.rightPointers)}`);

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
