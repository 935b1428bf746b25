import type { Component } from '../../facts/app-facts.js';
import type { DexFile } from '../../formats/dex/dex-file.js';
import { buildDescriptorTrie, type DescriptorTrie } from '../../sdk/descriptor-trie.js';
import type { SignatureIndex } from '../../sdk/signature-index.js';
import { classDescriptor } from './class-names.js';
import { NamePool } from './name-pool.js';

/** Whose code a class is. */
export interface CodeOwner {
  readonly kind: 'app' | 'sdk' | 'package' | 'support';
  /** `app`, an SDK id, or the dotted package that nobody claims. */
  readonly id: string;
}

/** What decides that code is the app's own. */
export interface OwnCode {
  readonly package: string | null;
  readonly applicationClass: string | null;
  readonly components: readonly Pick<Component, 'name' | 'targetActivity' | 'intentFilters'>[];
}

/** Packages that hold many people's code: two segments do not name one owner there. */
const SHARED_HOSTS = new Set([
  'com.alibaba',
  'com.android',
  'com.baidu',
  'com.cn',
  'cn.com',
  'com.github',
  'com.google',
  'com.huawei',
  'com.tencent',
  'com.xiaomi',
  'io.github',
  'net.cn',
  'org.apache',
  'org.cn',
]);
const LAUNCHER = 'android.intent.category.LAUNCHER';

/** Owner number that every scan has. */
export const APP_OWNER = 0;
/** Terminals of the prefixes that come before signatures. */
const TERMINAL = { app: 0, support: 1 } as const;
/** Package segments that name a possible owner. */
const NAMING_SEGMENTS = 3;
/** `androidx.work`: the library's name. */
const SUPPORT_SEGMENTS = 2;

/** Gives classes their owners, and owners their numbers. */
export class CodeOwners {
  readonly #index: SignatureIndex;
  readonly #prefixes: DescriptorTrie;
  readonly #home: DescriptorTrie;
  readonly #owners: CodeOwner[] = [{ kind: 'app', id: 'app' }];
  /** Owner number by place in the index, -1 where the SDK was not met yet. */
  readonly #sdks: Int32Array;
  readonly #packages = new NamePool();
  /** Owner number by number of `#packages`. */
  readonly #packageOwners: number[] = [];

  /** @param supportPrefixes descriptor prefixes of framework-support code */
  constructor(index: SignatureIndex, supportPrefixes: readonly string[], own: OwnCode) {
    this.#index = index;
    this.#sdks = new Int32Array(index.sdks.length).fill(-1);
    const keys = supportPrefixes.map((key) => ({ key, terminal: TERMINAL.support as number }));
    if (own.package !== null) keys.push({ key: prefixOf(own.package), terminal: TERMINAL.app });
    this.#prefixes = buildDescriptorTrie(keys);
    this.#home = buildDescriptorTrie(
      homePackages(index, own).map((name) => ({ key: prefixOf(name), terminal: TERMINAL.app })),
    );
  }

  owner(number: number): CodeOwner {
    return this.#owners[number] ?? { kind: 'package', id: '' };
  }

  isSupport(number: number): boolean {
    return this.#owners[number]?.kind === 'support';
  }

  /** True for types of framework-support code. */
  isSupportType(dex: DexFile, typeIndex: number): boolean {
    return this.#prefixes.longest(dex.bytes, dex.descriptorOffset(typeIndex)) === TERMINAL.support;
  }

  /**
   * Number of the owner of a type: the app's own package, else the SDK by the longest matching prefix, else the
   * app by the packages of its application class and launcher, else the package by its first segments.
   */
  numberOf(dex: DexFile, typeIndex: number): number {
    return this.#numberAt(dex.bytes, dex.descriptorOffset(typeIndex));
  }

  /** The same for a class that the manifest names. @param className dotted */
  numberOfName(className: string): number {
    return this.#numberAt(new TextEncoder().encode(`${classDescriptor(className)}\0`), 0);
  }

  #numberAt(bytes: Uint8Array, offset: number): number {
    const own = this.#prefixes.longest(bytes, offset);
    if (own === TERMINAL.app) return APP_OWNER;
    if (own === TERMINAL.support) return this.#packageOwner('support', bytes, offset);
    const terminal = this.#index.terminals[this.#index.code.longest(bytes, offset)];
    if (terminal !== undefined) return this.#sdkOwner(terminal.sdk);
    return this.#home.longest(bytes, offset) >= 0 ? APP_OWNER : this.#packageOwner('package', bytes, offset);
  }

  /** Number of an SDK as owner. @param sdk its place in the signature index, -1 for the app itself */
  numberOfSdk(sdk: number): number {
    return sdk < 0 ? APP_OWNER : this.#sdkOwner(sdk);
  }

  #sdkOwner(sdk: number): number {
    const known = this.#sdks[sdk] ?? -1;
    if (known >= 0) return known;
    const number = this.#owners.push({ kind: 'sdk', id: this.#index.sdks[sdk]?.id ?? '' }) - 1;
    this.#sdks[sdk] = number;
    return number;
  }

  #packageOwner(kind: 'package' | 'support', bytes: Uint8Array, offset: number): number {
    const end = endOfPackage(bytes, offset + 1, kind === 'support' ? SUPPORT_SEGMENTS : NAMING_SEGMENTS);
    const name = this.#packages.internRange(bytes, offset + 1, end);
    const known = this.#packageOwners[name];
    if (known !== undefined) return known;
    const id = this.#packages.text(name).replaceAll('/', '.') || '(default package)';
    const number = this.#owners.push({ kind, id }) - 1;
    this.#packageOwners[name] = number;
    return number;
  }
}

/** End of the first segments of `com/vendor/product/inner/A;`: enough to name whose it may be. */
function endOfPackage(bytes: Uint8Array, start: number, wanted: number): number {
  let end = start;
  let segments = 0;
  for (let at = start; (bytes[at] ?? 0) !== 0; at++) {
    if (bytes[at] !== SLASH) continue;
    end = at;
    if (++segments === wanted) break;
  }
  return end;
}

const SLASH = 0x2f;

/**
 * Packages beside the app's own name that hold its code: those of the application class and the launcher activity,
 * and the name's own, by their first two segments. Signatures come first. Many apps are published under another name
 * than their code has.
 */
function homePackages(index: SignatureIndex, own: OwnCode): string[] {
  const launchers = own.components.filter((component) =>
    component.intentFilters.some((filter) => filter.categories.includes(LAUNCHER)),
  );
  const classes = [
    own.applicationClass,
    ...launchers.map((component) => component.targetActivity ?? component.name),
  ].filter((name) => name !== null && index.code.longestOf(classDescriptor(name)) < 0);
  const packages = classes.map((name) => name?.slice(0, name.lastIndexOf('.')) ?? '');
  const homes = [...packages, own.package ?? ''].flatMap((name) => {
    const segments = name.split('.');
    const host = segments.slice(0, 2).join('.');
    if (!SHARED_HOSTS.has(host)) return segments.length >= 2 ? [host] : [];
    return segments.length >= 3 ? [segments.slice(0, 3).join('.')] : [];
  });
  return [...new Set(homes)];
}

function prefixOf(packageName: string): string {
  return `L${packageName.replaceAll('.', '/')}/`;
}
