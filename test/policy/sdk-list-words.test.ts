import { describe, expect, it } from 'vitest';
import { lexicon } from '../../src/policy/lexicon/lexicon.js';
import { readListWords } from '../../src/policy/sdk-list/list-words.js';

const words = readListWords(lexicon.sdkLists);

describe('the words of SDK lists', () => {
  it.each([
    ['后台接口传输', true],
    ['通过服务器同步', true],
    ['api 接口', true],
    ['api调用', true],
    [' api ', true],
    ['嵌入sdk', false],
    ['开放api', false],
    ['api文档', false],
  ])('tell of %j whether nothing of it is in the app: %s', (told, outside) => {
    expect(words.isOutsideTheApp(told)).toBe(outside);
  });

  it.each([
    ['广告主及其代理商', true],
    ['数据监测商', true],
    ['代理商管家', false],
    ['某某科技有限公司', false],
  ])('tell of %j whether it is whoever it may be: %s', (name, any) => {
    expect(words.isAnyParty(name)).toBe(any);
  });

  it.each([
    ['sdk名称', 'sdk'],
    ['第三方名称', 'party'],
    ['合作公司', 'party'],
    ['第三方sdk名称', 'sdk'],
    ['plug-in name', 'sdk'],
    ['名称', null],
  ])('tell what a column headed %j names: %s', (label, whose) => {
    expect(words.headsSdks(label) ? 'sdk' : words.headsParties(label) ? 'party' : null).toBe(whose);
  });

  it.each([
    ['网络信息:ip 地址', true],
    ['设备标识符：oaid', true],
    ['网络信息:', false],
    ['我们收集的信息，数据:型号', false],
  ])('tell of %j whether it is a further kind of data: %s', (line, further) => {
    expect(words.isKindOfData(line)).toBe(further);
  });

  it.each([
    ['设备信息(型号、系统):用于统计', '设备信息(型号、系统)'],
    ['位置：仅为天气', '位置'],
    ['网络信息: 主要由系统给出', '网络信息'],
  ])('end the item of %j at its reason', (line, item) => {
    expect(line.slice(0, words.reasonIn(line))).toBe(item);
  });

  it('find no reason in a mere list', () => {
    expect(words.reasonIn('设备信息:型号、系统')).toBe(-1);
  });

  it.each([
    ['该sdk来自某某公司', true],
    ['由此 sdk 引入', true],
    ['本 sdk', true],
    ['该公司的sdk', false],
    ['推送sdk', false],
  ])('tell of %j whether it is an aside: %s', (line, aside) => {
    expect(words.isAside(line)).toBe(aside);
  });

  it.each([
    ['接入的插件', true],
    ['third-party services', true],
    ['我们收集的信息', false],
  ])('tell of %j whether it is about what others provide: %s', (line, foreign) => {
    expect(words.isOfThirdParty(line)).toBe(foreign);
  });
});
