import type { Confidence } from '../../facts/app-facts.js';
import type { AppEvidence } from '../../facts/evidence.js';
import type { DefinedMethod } from '../../formats/dex/class-members.js';
import { CODE_HEADER } from '../../formats/dex/code-item.js';
import type { DexFile } from '../../formats/dex/dex-file.js';
import { type TracedCall, type TracedValue, traceRegisters } from '../../formats/dex/register-trace.js';
import type { AccessRow, ConstantKind } from './access-rows.js';
import { argumentRows, consumedConstants, ReflectedNames } from './call-meaning.js';
import { dottedName } from './class-names.js';
import type { DexNumbers } from './dex-numbers.js';
import type { DexPlan, MethodAction } from './dex-plan.js';
import type { Gathering } from './gathering.js';
import type { IntList } from './int-list.js';
import type { TracedConstants } from './traced-constants.js';

/** What the walk over one method noticed. */
export interface NoticedMethod {
  /** Number in the code graph. */
  readonly number: number;
  readonly method: DefinedMethod;
  /** Calls that the plan marks: pairs of offset and method index. Read before the walk goes on. */
  readonly marked: IntList;
  /** Reads of fields that the plan marks: pairs of offset and field index. */
  readonly fields: IntList;
  /** Constants that mean something by themselves: pairs of offset and string index. */
  readonly mentions: IntList;
  /** True where the method loads a constant of the map. */
  readonly hasConstant: boolean;
  /** True for a class initialiser that loads names of permissions. */
  readonly fillsPermissions: boolean;
}

interface Hit {
  readonly row: AccessRow;
  readonly confidence: Confidence;
  /** Type number whose ancestors decide whether the row applies, -1 where it does for sure. */
  readonly receiver: number;
  readonly number: number;
  readonly method: DefinedMethod;
  readonly at: number;
}

/** Consumers worth a trace whether or not the method holds a constant of the map: any name may matter to them. */
const ALWAYS_TRACED: ReadonlySet<ConstantKind> = new Set(['package-name', 'method-name']);
const URI_TYPE = 'Landroid/net/Uri;';

/** Turns what the walk noticed in one class into hits, once the whole class is known. */
export class ClassAccesses {
  readonly #dex: DexFile;
  readonly #plan: DexPlan;
  readonly #gathering: Gathering;
  readonly #numbers: DexNumbers;
  readonly #constants: TracedConstants;
  readonly #hits: Hit[] = [];
  /** Calls whose deciding constant came from outside their method. */
  readonly #open: Hit[] = [];
  readonly #classConstants = new Set<number>();
  #classType = 0;
  #owner = 0;
  #isSupport = false;

  constructor(
    dex: DexFile,
    plan: DexPlan,
    gathering: Gathering,
    numbers: DexNumbers,
    constants: TracedConstants,
  ) {
    this.#dex = dex;
    this.#plan = plan;
    this.#gathering = gathering;
    this.#numbers = numbers;
    this.#constants = constants;
  }

  startClass(classType: number, owner: number): void {
    this.#classType = classType;
    this.#owner = owner;
    this.#isSupport = this.#gathering.owners.isSupport(owner);
  }

  /** A constant of the map that the class loads somewhere. */
  addConstant(stringIndex: number): void {
    this.#classConstants.add(stringIndex);
  }

  /**
   * A method that the platform calls with the data of `rows`. Its place is its first instruction.
   * @param number in the code graph
   */
  addCallback(rows: readonly AccessRow[], number: number, method: DefinedMethod): void {
    const at = method.codeOffset + CODE_HEADER;
    for (const row of rows) this.#hits.push({ row, confidence: 'high', receiver: -1, number, method, at });
  }

  addMethod(noticed: NoticedMethod): void {
    const { marked, fields, mentions } = noticed;
    const actions = new Map<number, MethodAction>();
    for (let index = 1; index < marked.length; index += 2) {
      const methodIndex = marked.at(index);
      const action = this.#plan.actions[(this.#plan.methodAction[methodIndex] ?? 0) - 1];
      if (action !== undefined) actions.set(methodIndex, action);
    }
    const queries = [...actions.values()].some(({ consumes }) => consumes.some(({ reads }) => reads));
    for (let index = 0; index < fields.length; index += 2) {
      this.#addField(noticed, fields.at(index), fields.at(index + 1), queries);
    }
    for (let index = 0; index < mentions.length; index += 2) {
      for (const row of this.#plan.stringRows.get(mentions.at(index + 1)) ?? []) {
        if (row.kind === 'host') this.#hits.push(hitOf(noticed, row, 'medium', mentions.at(index), -1));
      }
    }
    for (let index = 0; index < marked.length; index += 2) {
      const action = actions.get(marked.at(index + 1));
      if (action !== undefined) this.#addCall(noticed, action, marked.at(index), marked.at(index + 1));
    }
    if (needsTrace(noticed, actions.values())) this.#trace(noticed, actions, queries);
  }

  /** Settles what only the whole class decides, and hands the hits on. */
  endClass(): void {
    if (this.#open.length > 0) this.#settleOpen();
    if (this.#hits.length > 0) this.#handOn();
    if (this.#classConstants.size > 0) this.#classConstants.clear();
  }

  #settleOpen(): void {
    for (const hit of this.#open) {
      if (this.#classHolds(hit.row)) this.#hits.push({ ...hit, confidence: 'medium' });
    }
    this.#open.length = 0;
  }

  #handOn(): void {
    const strong = new Set<string>();
    for (const { row } of this.#hits) if (!row.weak) strong.add(row.subject.id);
    const caller = this.#dex.descriptor(this.#classType);
    for (const { row, confidence, receiver, number, method, at } of this.#hits) {
      if (row.ignoreCallers.some((prefix) => caller.startsWith(prefix))) continue;
      const counts = !this.#isSupport && (!row.weak || strong.has(row.subject.id));
      // A call that says nothing of data still gives the permission it needs a use.
      if (!counts && row.requirement === null) continue;
      const hit = { row, confidence, receiver, method: number, owner: this.#owner, counts };
      this.#gathering.accesses.add(hit, () => this.#site(method, row.api, at));
    }
    this.#hits.length = 0;
  }

  /** True where the class loads a constant that would decide for the row: a helper method passes it on. */
  #classHolds(row: AccessRow): boolean {
    for (const index of this.#classConstants) {
      const values: readonly (string | number)[] = row.argument?.values ?? [];
      if (values.includes(this.#dex.shortString(index))) return true;
    }
    return false;
  }

  #addField(noticed: NoticedMethod, at: number, fieldIndex: number, queries: boolean): void {
    const isUri = this.#dex.descriptor(this.#dex.fieldType(fieldIndex)) === URI_TYPE;
    for (const row of this.#plan.fieldRows[(this.#plan.fieldAction[fieldIndex] ?? 0) - 1] ?? []) {
      this.#hits.push(hitOf(noticed, row, isUri && !queries ? 'medium' : 'high', at, -1));
    }
  }

  #addCall(noticed: NoticedMethod, action: MethodAction, at: number, methodIndex: number): void {
    for (const row of action.rows) {
      if (row.argument === null) this.#hits.push(hitOf(noticed, row, 'high', at, -1));
    }
    if (action.inherited.length === 0) return;
    const receiver = this.#numbers.type(this.#dex.methodClass(methodIndex));
    for (const row of action.inherited) {
      if (row.argument === null) this.#hits.push(hitOf(noticed, row, 'high', at, receiver));
    }
  }

  #trace(noticed: NoticedMethod, actions: ReadonlyMap<number, MethodAction>, queries: boolean): void {
    const reflected = new ReflectedNames();
    traceRegisters(this.#dex, noticed.method.codeOffset, {
      call: (call) => {
        const action = actions.get(call.methodIndex);
        if (action === undefined) return;
        this.#addTraced(noticed, call, action, queries);
        reflected.addCall(this.#dex, call, action.consumes, this.#constants);
        this.#addNames(noticed, call, action);
      },
      staticField: (fieldIndex, value) => this.#addStaticField(fieldIndex, value),
    });
    for (const { row, at } of reflected.meanings(this.#gathering.catalog)) {
      this.#hits.push(hitOf(noticed, row, 'low', at, -1));
    }
  }

  #addTraced(noticed: NoticedMethod, call: TracedCall, action: MethodAction, queries: boolean): void {
    for (const meaning of consumedConstants(call, action.consumes, this.#plan, this.#constants, queries)) {
      this.#hits.push(hitOf(noticed, meaning.row, meaning.confidence, call.at, -1));
    }
    const receiver =
      action.inherited.length === 0 ? -1 : this.#numbers.type(this.#dex.methodClass(call.methodIndex));
    for (const rows of [action.rows, action.inherited]) {
      const type = rows === action.inherited ? receiver : -1;
      const { met, open } = argumentRows(call, rows, this.#constants);
      for (const row of met) this.#hits.push(hitOf(noticed, row, 'high', call.at, type));
      for (const row of open) this.#open.push(hitOf(noticed, row, 'medium', call.at, type));
    }
  }

  /** Package names that are looked for, and permissions that are asked for. */
  #addNames(noticed: NoticedMethod, call: TracedCall, action: MethodAction): void {
    if (this.#isSupport) return;
    const site = (): AppEvidence => this.#site(noticed.method, this.#targetOf(call.methodIndex), call.at);
    if (action.consumes.some(({ kind }) => kind === 'package-name')) {
      const names = this.#constants.direct(call).map((index) => this.#dex.shortString(index));
      this.#gathering.probes.add(this.#owner, names, site);
    }
    if (action.requestsPermissions) {
      const names = this.#constants.within(call).map((index) => this.#dex.shortString(index));
      const fields = this.#constants.fieldsWithin(call).map((field) => this.#fieldKey(field));
      this.#gathering.requests.add(this.#owner, names, fields, site);
    }
  }

  #addStaticField(fieldIndex: number, value: TracedValue | undefined): void {
    if (value === undefined || fieldIndex >= this.#dex.fieldCount) return;
    const call: TracedCall = { at: 0, methodIndex: 0, arguments: [value] };
    const names = this.#constants.within(call).map((index) => this.#dex.shortString(index));
    if (names.length > 0) this.#gathering.requests.addConstantField(this.#fieldKey(fieldIndex), names);
  }

  #fieldKey(fieldIndex: number): string {
    if (fieldIndex >= this.#dex.fieldCount) return '';
    const owner = this.#numbers.type(this.#dex.fieldClass(fieldIndex));
    return `${owner} ${this.#dex.shortString(this.#dex.fieldName(fieldIndex))}`;
  }

  #site(method: DefinedMethod, target: string, at: number): AppEvidence {
    return {
      kind: 'call-site',
      entry: this.#dex.entry,
      class: dottedName(this.#dex.descriptor(this.#classType)),
      method: this.#dex.shortString(this.#dex.methodName(method.methodIndex)),
      target,
      offset: at,
    };
  }

  #targetOf(methodIndex: number): string {
    const owner = dottedName(this.#dex.descriptor(this.#dex.methodClass(methodIndex)));
    return `${owner}.${this.#dex.shortString(this.#dex.methodName(methodIndex))}`;
  }
}

function hitOf(
  { number, method }: NoticedMethod,
  row: AccessRow,
  confidence: Confidence,
  at: number,
  receiver: number,
): Hit {
  return { row, confidence, receiver, number, method, at };
}

/** Constants are followed only where one may decide: in a few methods of a hundred. */
function needsTrace(noticed: NoticedMethod, actions: Iterable<MethodAction>): boolean {
  if (noticed.fillsPermissions) return true;
  for (const { rows, inherited, consumes, requestsPermissions } of actions) {
    if (requestsPermissions) return true;
    if (rows.some(hasArgument) || inherited.some(hasArgument)) return true;
    if (consumes.some(({ kind }) => ALWAYS_TRACED.has(kind))) return true;
    if (noticed.hasConstant && consumes.length > 0) return true;
  }
  return false;
}

function hasArgument(row: AccessRow): boolean {
  return row.argument !== null;
}
