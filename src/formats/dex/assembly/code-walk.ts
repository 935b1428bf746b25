/**
 * The walk over the code of a dex file, compiled to WebAssembly by `src/build/compile-code-walk.ts`; `../code-walk.ts`
 * is its host and says what every variable means. A package has instructions by the million and is read once: a loop in
 * JavaScript has ended before it is compiled well.
 *
 * Nothing here takes memory. The host lays out the columns, and a walk that finds one too short ends with FULL, to go
 * on where it stood.
 */
import { payloadBytes, readsField, readsStatic } from './instructions';
import {
  BUDGET_SPENT,
  CLASS_BYTES,
  CODE_HEADER,
  DONE,
  FIELD,
  FULL,
  INDEX_OUT_OF_RANGE,
  JUMBO_STRING,
  LEB128_TOO_LONG,
  LONGEST_NAME,
  MAX_INTERFACES,
  MEMBER_BYTES,
  METHOD,
  NEVER,
  NO_INDEX,
  NOP,
  NOTE_BYTES,
  NOTE_CALL,
  NOTE_FIELD,
  NOTE_METHOD,
  NOTE_STATIC_TEXT,
  NOTE_STRING,
  STRING,
  STRING_OUT_OF_BOUNDS,
  TRUNCATED,
  TYPE,
  TYPE_INDEX_OUT_OF_RANGE,
  TYPE_LIST_TOO_LONG,
} from './numbers';

// The file, and byte offsets of its tables.
export let dex: usize = 0;
export let dexBytes: u32 = 0;
export let stringIds: u32 = 0;
export let fieldIds: u32 = 0;
export let methodIds: u32 = 0;
export let classDefs: u32 = 0;
export let units: usize = 0;
export let references: usize = 0;
export let rowCounts: usize = 0;
export let memberRows: f64 = 0;
export let codeBytes: f64 = 0;

// What the host looks for in the member tables, by type and by string, and the members that have it.
export let textType: u32 = 0;
export let wantedTypes: usize = 0;
export let wantedNames: usize = 0;
export let wantedMethods: usize = 0;
export let wantedMethodCount: u32 = 0;
export let wantedFields: usize = 0;
export let wantedFieldCount: u32 = 0;

// What the tables of the file say, by index. Hashes of names are kept by string.
export let nameHashes: usize = 0;
export let methodTypes: usize = 0;
export let methodNames: usize = 0;
export let fieldTypes: usize = 0;
export let methodActions: usize = 0;
export let fieldActions: usize = 0;
export let stringMarks: usize = 0;
export let textFields: usize = 0;
export let callable: usize = 0;
export let mentionedBy: usize = 0;

// References of one method.
export let opcodes: usize = 0;
export let indexes: usize = 0;
export let offsets: usize = 0;
export let referenceCount: u32 = 0;
export let referenceRoom: u32 = 0;

// What the walk gathers.
export let classTypes: usize = 0;
export let classMethods: usize = 0;
export let classMentions: usize = 0;
export let classCount: u32 = 0;
export let mentions: usize = 0;
export let mentionCount: u32 = 0;
export let mentionRoom: u32 = 0;
export let calls: usize = 0;
export let callCount: u32 = 0;
export let callRoom: u32 = 0;
export let definedNames: usize = 0;
export let methodCalls: usize = 0;
export let methodCount: u32 = 0;
export let methodRoom: u32 = 0;
export let notes: usize = 0;
export let noteCount: u32 = 0;
export let noteRoom: u32 = 0;

/** Byte offset in the file where something is wrong. */
export let at: u32 = 0;
/** Byte offset of the instruction at which the method read last breaks off; -1 for none. */
export let brokenAt: i32 = -1;
/** Rows that the next method may need of every column, when a call ended with FULL. */
export let wanted: u32 = 0;

// Where the walk over a class stands.
let current: u32 = 0;
let started: bool = false;
let cursor: u32 = 0;
let ended: i32 = DONE;
let row: u32 = 0;
let directRows: u32 = 0;
let allRows: u32 = 0;
let methodIndex: u32 = 0;
let followed: u32 = 0;
let stamp: u32 = 0;

/** Fills the columns of the method and field tables, and finds the members that the host wants. */
export function readMemberTables(): i32 {
  wantedMethodCount = 0;
  wantedFieldCount = 0;
  const end = readMethodTable();
  if (end === DONE) readFieldTable();
  return end;
}

function readMethodTable(): i32 {
  const methods = load<u32>(rowCounts + METHOD * 4);
  const strings = load<u32>(rowCounts + STRING * 4);
  for (let index: u32 = 0; index < methods; index++) {
    const place = dex + methodIds + index * MEMBER_BYTES;
    const type = <u32>load<u16>(place);
    const name = load<u32>(place + 4);
    if (name >= strings) return fail(INDEX_OUT_OF_RANGE, stringIds);
    // Many methods share a name; 0 stands for a name not met yet, and costs no more than its hash if it is one.
    let hash = load<i32>(nameHashes + name * 4);
    if (hash === 0) {
      const start = startOfString(load<u32>(dex + stringIds + name * 4));
      if (start === 0) return ended;
      hash = hashOfName(start);
      store<i32>(nameHashes + name * 4, hash);
    }
    store<u16>(methodTypes + index * 2, <u16>type);
    store<i32>(methodNames + index * 4, hash);
    if (load<u8>(wantedNames + name) !== 0 || isWantedType(type)) {
      store<u32>(wantedMethods + wantedMethodCount++ * 4, index);
    }
  }
  return DONE;
}

function readFieldTable(): void {
  const fields = load<u32>(rowCounts + FIELD * 4);
  for (let index: u32 = 0; index < fields; index++) {
    const place = dex + fieldIds + index * MEMBER_BYTES;
    const type = <u32>load<u16>(place);
    store<u16>(fieldTypes + index * 2, <u16>type);
    store<u8>(textFields + index, <u8>(<u32>load<u16>(place + 2) === textType));
    if (isWantedType(type)) store<u32>(wantedFields + wantedFieldCount++ * 4, index);
  }
}

function isWantedType(type: u32): bool {
  return type < load<u32>(rowCounts + TYPE * 4) && load<u8>(wantedTypes + type) !== 0;
}

/** Offset of the bytes of a string_data_item, behind its length; 0 where it has none, with the reason in `ended`. */
function startOfString(data: u32): u32 {
  if (data >= dexBytes) {
    fail(STRING_OUT_OF_BOUNDS, stringIds);
    return 0;
  }
  for (let length: u32 = 1; length <= 5; length++) {
    if (data + length > dexBytes) break;
    if (load<u8>(dex + data + length - 1) < 0x80) return data + length;
  }
  fail(LEB128_TOO_LONG, data);
  return 0;
}

/** FNV-1a as in `name-hash.ts`, over the NUL-terminated name at `offset`. */
function hashOfName(offset: u32): i32 {
  const end = min(dexBytes, offset + LONGEST_NAME);
  let hash: i32 = 0x811c9dc5;
  for (let place = offset; place < end; place++) {
    const byte = load<u8>(dex + place);
    if (byte === 0) break;
    hash = (hash ^ byte) * 0x01000193;
  }
  return hash ^ (<u32>hash >>> 15);
}

/** Walks a class, whose type and superclass the host has checked. */
export function walkClass(classIndex: u32, follows: u32): i32 {
  current = classIndex;
  followed = follows;
  started = false;
  return resumeClass();
}

/** Goes on with the class after FULL. */
export function resumeClass(): i32 {
  if (!started) {
    wanted = MAX_INTERFACES + 1;
    if (mentionRoom - mentionCount < wanted) return FULL;
    started = true;
    const end = startClass();
    if (end !== DONE) return end;
  }
  return walkMethods();
}

function startClass(): i32 {
  const definition = dex + classDefs + current * CLASS_BYTES;
  const type = load<u32>(definition);
  ended = DONE;
  stamp = current + 1;
  store<u16>(classTypes + classCount * 2, <u16>type);
  store<u32>(classMethods + classCount * 4, methodCount);
  store<u32>(classMentions + classCount * 4, mentionCount);
  classCount++;
  // That a class mentions itself says nothing.
  if (load<u32>(mentionedBy + type * 4) !== NEVER) store<u32>(mentionedBy + type * 4, stamp);
  const superclass = load<u32>(definition + 8);
  if (superclass !== NO_INDEX) mention(superclass);
  const classData = load<u32>(definition + 24);
  const end = mentionInterfaces(load<u32>(definition + 12), classData);
  return end === DONE ? startMembers(classData) : end;
}

function mentionInterfaces(list: u32, classData: u32): i32 {
  if (list === 0) return DONE;
  if (<u64>list + 4 > <u64>dexBytes) return fail(TRUNCATED, list);
  const count = load<u32>(dex + list);
  if (count > MAX_INTERFACES) return fail(TYPE_LIST_TOO_LONG, list);
  if (<u64>list + 4 + count * 2 > <u64>dexBytes) return fail(TRUNCATED, list + 4);
  memberRows -= <f64>count;
  if (memberRows < 0) return fail(BUDGET_SPENT, classData);
  for (let each: u32 = 0; each < count; each++) {
    if (!mention(<u32>load<u16>(dex + list + 4 + each * 2))) return fail(TYPE_INDEX_OUT_OF_RANGE, 0);
  }
  return DONE;
}

/** Reads the class_data_item at `offset` as far as its methods. */
function startMembers(offset: u32): i32 {
  row = 0;
  allRows = 0;
  methodIndex = 0;
  if (offset === 0) return DONE;
  cursor = offset;
  const fields = <u64>number() + <u64>number();
  directRows = number();
  const methods = <u64>directRows + <u64>number();
  if (ended !== DONE) return ended;
  memberRows -= <f64>(fields + methods);
  if (memberRows < 0) return fail(BUDGET_SPENT, offset);
  for (let field: u64 = 0; field < fields && ended === DONE; field++) {
    skip();
    skip();
  }
  allRows = <u32>methods;
  return ended;
}

function walkMethods(): i32 {
  while (row < allRows) {
    // Each list counts from zero again.
    if (row === directRows) methodIndex = 0;
    const here = cursor;
    const index = methodIndex + number();
    if (ended === DONE && index >= load<u32>(rowCounts + METHOD * 4)) return fail(INDEX_OUT_OF_RANGE, cursor);
    const accessFlags = number();
    const code = number();
    if (ended !== DONE) return ended;
    if (!hasRoom(code)) {
      cursor = here;
      return FULL;
    }
    methodIndex = index;
    row++;
    const end = walkMethod(index, accessFlags, code);
    if (end !== DONE) return end;
  }
  return DONE;
}

/** True where every column has room for whatever the code item at `offset` may hold. */
function hasRoom(offset: u32): bool {
  let rows: u32 = 1;
  // An instruction with a reference takes two units at least, and the file has no more units than bytes.
  if (offset !== 0 && <u64>offset + CODE_HEADER <= <u64>dexBytes) {
    rows += min(load<u32>(dex + offset + 12), dexBytes) / 2;
  }
  wanted = rows;
  return (
    rows <= referenceRoom &&
    rows <= mentionRoom - mentionCount &&
    rows <= callRoom - callCount &&
    // A field may be noted twice; one note for the method.
    rows * 2 + 1 <= noteRoom - noteCount &&
    methodCount < methodRoom
  );
}

function walkMethod(index: u32, accessFlags: u32, code: u32): i32 {
  const defined = methodCount;
  if (followed) {
    store<i32>(definedNames + defined * 4, load<i32>(methodNames + index * 4));
    store<u32>(methodCalls + defined * 4, callCount);
    methodCount++;
  }
  if (code === 0) return DONE;
  const end = readReferences(code);
  if (end !== DONE) return end;
  const firstNote = noteCount;
  const firstMention = mentionCount;
  const firstCall = callCount;
  if (!sortReferences()) {
    mentionCount = firstMention;
    callCount = firstCall;
    noteCount = firstNote;
    return fail(TYPE_INDEX_OUT_OF_RANGE, 0);
  }
  if (noteCount > firstNote) note(NOTE_METHOD, index, accessFlags, code, followed ? defined : -1);
  return DONE;
}

/** Reads the references of the code item at `offset` into their columns, which must have room for them. */
export function readReferences(offset: u32): i32 {
  referenceCount = 0;
  brokenAt = -1;
  if (<u64>offset + CODE_HEADER > <u64>dexBytes) return fail(TRUNCATED, offset);
  const start = offset + CODE_HEADER;
  const length = <u64>load<u32>(dex + offset + 12) * 2;
  if (<u64>start + length > <u64>dexBytes) return fail(TRUNCATED, start);
  codeBytes -= <f64>length;
  if (codeBytes < 0) return fail(BUDGET_SPENT, offset);
  const last = dex + start + <u32>length;
  let count: u32 = 0;
  let place = dex + start;
  while (place < last) {
    const opcode = load<u8>(place);
    const reference = <u32>load<u8>(references + opcode);
    let next = place + <u32>load<u8>(units + opcode) * 2;
    if (reference === NOP && load<u8>(place + 1) !== 0) next = place + payloadBytes(place, last);
    if (next > last || next < place) break;
    if (reference > NOP) {
      const index = reference === JUMBO_STRING ? load<u32>(place + 2) : <u32>load<u16>(place + 2);
      if (index >= load<u32>(rowCounts + reference * 4)) break;
      store<u8>(opcodes + count, opcode);
      store<u32>(indexes + count * 4, index);
      store<u32>(offsets + count * 4, place - dex);
      count++;
    }
    place = next;
  }
  referenceCount = count;
  if (place < last) brokenAt = <i32>(place - dex);
  return DONE;
}

/**
 * Sorts the references that were read: types mentioned, calls, and what the host marked. False for a type that the file
 * has not.
 */
function sortReferences(): bool {
  for (let each: u32 = 0; each < referenceCount; each++) {
    const opcode = load<u8>(opcodes + each);
    const index = load<u32>(indexes + each * 4);
    const offset = load<u32>(offsets + each * 4);
    const reference = <u32>load<u8>(references + opcode);
    if (reference === METHOD) {
      if (!sortCall(index, offset)) return false;
    } else if (reference === FIELD) {
      if (!sortField(opcode, index, offset)) return false;
    } else if (reference === TYPE) {
      if (!mention(index)) return false;
    } else if (load<u8>(stringMarks + index) !== 0) note(NOTE_STRING, offset, index);
  }
  return true;
}

function sortCall(index: u32, offset: u32): bool {
  const type = <u32>load<u16>(methodTypes + index * 2);
  if (!mention(type)) return false;
  if (load<u16>(methodActions + index * 2) !== 0) note(NOTE_CALL, offset, index);
  store<u16>(calls + callCount * 2, <u16>index);
  callCount += <u32>load<u8>(callable + type) & followed;
  return true;
}

function sortField(opcode: u8, index: u32, offset: u32): bool {
  if (load<u8>(textFields + index) !== 0 && readsStatic(opcode)) note(NOTE_STATIC_TEXT, 0, index);
  if (load<u16>(fieldActions + index * 2) !== 0 && readsField(opcode)) note(NOTE_FIELD, offset, index);
  return mention(<u32>load<u16>(fieldTypes + index * 2));
}

/** Notes that the current class mentions a type, once a class. False for a type that the file has not. */
function mention(type: u32): bool {
  if (type >= load<u32>(rowCounts + TYPE * 4)) return false;
  const place = mentionedBy + type * 4;
  if (load<u32>(place) < stamp) {
    store<u32>(place, stamp);
    store<u16>(mentions + mentionCount * 2, <u16>type);
    mentionCount++;
  }
  return true;
}

function note(kind: u32, first: u32, second: u32, third: u32 = 0, fourth: u32 = 0): void {
  const place = notes + noteCount * NOTE_BYTES;
  store<u32>(place, kind);
  store<u32>(place + 4, first);
  store<u32>(place + 8, second);
  store<u32>(place + 12, third);
  store<u32>(place + 16, fourth);
  noteCount++;
}

/** An unsigned LEB128 number at the cursor; what is wrong with it goes into `ended`. */
function number(): u32 {
  let value: u32 = 0;
  for (let shift: u32 = 0; shift < 35; shift += 7) {
    if (cursor >= dexBytes) {
      if (ended === DONE) fail(TRUNCATED, cursor);
      return 0;
    }
    const byte = <u32>load<u8>(dex + cursor++);
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
  if (ended === DONE) fail(LEB128_TOO_LONG, cursor);
  return 0;
}

function skip(): void {
  for (let length = 0; length < 10; length++) {
    if (cursor >= dexBytes) {
      fail(TRUNCATED, cursor);
      return;
    }
    if (load<u8>(dex + cursor++) < 0x80) return;
  }
  fail(LEB128_TOO_LONG, cursor);
}

function fail(how: i32, offset: u32): i32 {
  ended = how;
  at = offset;
  return how;
}
