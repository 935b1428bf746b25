import type * as z from 'zod';
import type { Doubted } from './doubt.js';
import type { findingSchema } from './finding.js';
import type { RuleArgs, RuleId } from './rule-args.js';

type PlainFinding = z.infer<typeof findingSchema>;

/** A finding whose args are those of its rule. */
export type FindingOf<R extends RuleId> = Omit<PlainFinding, 'ruleId' | 'args'> & {
  readonly ruleId: R;
  readonly args: RuleArgs[R] & Doubted;
};

/** A finding of any rule; narrowing on `ruleId` gives its args. */
export type Finding = { [R in RuleId]: FindingOf<R> }[RuleId];
