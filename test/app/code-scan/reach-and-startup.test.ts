import { describe, expect, test } from 'vitest';
import {
  call,
  callStatic,
  classWith,
  component,
  ownClass,
  type ScannedCode,
  scanApp,
} from '../../builders/code-scan-app.js';
import type { ClassDescription, Instruction } from '../../builders/dex-builder.js';

const READ = call('Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;', 0);
const SDKS = { vendor: 'com.vendor' };
const reader = classWith('com.vendor.inner.Reader', [READ]);
const callReader = callStatic('Lcom/vendor/inner/Reader;->go()V');

function only(app: ScannedCode): { startup: boolean; reached: boolean } | undefined {
  const [access] = scanApp({ sdks: SDKS, ...app }).dataAccess;
  return access === undefined ? undefined : { startup: access.startup, reached: access.reached };
}

/** A class with one method of any name. */
function method(
  name: string,
  methodName: string,
  code: readonly Instruction[],
  superclass?: string,
): ClassDescription {
  return {
    name,
    methods: [{ name: methodName, code: [...code, { op: 'return-void' }] }],
    ...(superclass === undefined ? {} : { superclass }),
  };
}

describe('an access is reached', () => {
  test('where the app’s code mentions its class over other classes and dex files', () => {
    const facade = classWith('com.vendor.Facade', [callReader]);
    const main = ownClass('Main', [callStatic('Lcom/vendor/Facade;->go()V')]);
    expect(only({ dexFiles: [[main], [facade], [reader]] })).toMatchObject({ reached: true });
  });

  test('where a component of the SDK is in the manifest', () => {
    const service = classWith('com.vendor.PushService', [callReader], { superclass: 'android.app.Service' });
    const components = [component('service', 'com.vendor.PushService')];
    expect(only({ dexFiles: [[service, reader]], components })).toMatchObject({ reached: true });
  });

  test('by nobody but its own SDK is not', () => {
    const facade = classWith('com.vendor.Facade', [callReader]);
    const main = ownClass('Main', []);
    expect(only({ dexFiles: [[main, facade, reader]] })).toEqual({ reached: false, startup: false });
  });
});

describe('an access is on the start-up path', () => {
  const init = classWith('com.vendor.Init', [callReader]);
  const callInit = callStatic('Lcom/vendor/Init;->go()V');

  test.each(['attachBaseContext', 'onCreate'])('from the application’s %s, over dex files', (name) => {
    const application = method('com.example.app.App', name, [callInit], 'android.app.Application');
    const app = { applicationClass: 'com.example.app.App' };
    expect(only({ ...app, dexFiles: [[application], [init], [reader]] })).toMatchObject({ startup: true });
  });

  test('from what the application’s superclass does', () => {
    const base = method('com.example.app.BaseApp', 'onCreate', [callInit], 'android.app.Application');
    const application = { name: 'com.example.app.App', superclass: 'com.example.app.BaseApp' };
    const app = { applicationClass: 'com.example.app.App' };
    expect(only({ ...app, dexFiles: [[application, base, init, reader]] })).toMatchObject({ startup: true });
  });

  test('from a content provider’s onCreate', () => {
    const provider = method(
      'com.vendor.InitProvider',
      'onCreate',
      [callInit],
      'android.content.ContentProvider',
    );
    const components = [component('provider', 'com.vendor.InitProvider')];
    expect(only({ dexFiles: [[provider, init, reader]], components })).toMatchObject({ startup: true });
  });

  test('from an initialiser of androidx.startup', () => {
    const initializer = method('com.vendor.VendorInitializer', 'create', [callInit]);
    const metaData = [{ name: 'com.vendor.VendorInitializer', value: 'androidx.startup' }];
    const components = [component('provider', 'androidx.startup.InitializationProvider', { metaData })];
    expect(only({ dexFiles: [[initializer, init, reader]], components })).toMatchObject({ startup: true });
  });

  test('from a static initialiser of a class the start touches', () => {
    const touched = {
      name: 'com.vendor.Touched',
      methods: [
        { name: '<clinit>', kind: 'static', code: [callReader, { op: 'return-void' }] },
        { name: 'go' },
      ],
    } as const;
    const application = method('com.example.app.App', 'onCreate', [
      callStatic('Lcom/vendor/Touched;->go()V'),
    ]);
    const app = { applicationClass: 'com.example.app.App' };
    expect(only({ ...app, dexFiles: [[application, touched, reader]] })).toMatchObject({ startup: true });
  });

  test('from the run method of what the start makes', () => {
    const task = {
      name: 'com.vendor.Task',
      interfaces: ['java.lang.Runnable'],
      methods: [{ name: '<init>' }, { name: 'run', code: [callReader, { op: 'return-void' }] }],
    } as const;
    const make: Instruction[] = [
      { op: 'new-instance', register: 0, type: 'Lcom/vendor/Task;' },
      { op: 'invoke-direct', registers: [0], method: 'Lcom/vendor/Task;-><init>()V' },
    ];
    const application = method('com.example.app.App', 'onCreate', make);
    const app = { applicationClass: 'com.example.app.App' };
    expect(only({ ...app, dexFiles: [[application, task, reader]] })).toMatchObject({ startup: true });
  });

  test('not from an activity, which may come after consent', () => {
    const activity = method('com.example.app.Main', 'onCreate', [callInit], 'android.app.Activity');
    const components = [component('activity', 'com.example.app.Main')];
    expect(only({ dexFiles: [[activity, init, reader]], components })).toEqual({
      startup: false,
      reached: true,
    });
  });

  test('not from a disabled provider', () => {
    const provider = method(
      'com.vendor.InitProvider',
      'onCreate',
      [callInit],
      'android.content.ContentProvider',
    );
    const components = [component('provider', 'com.vendor.InitProvider', { enabled: false })];
    expect(only({ dexFiles: [[provider, init, reader]], components })).toMatchObject({ startup: false });
  });

  test('not from another method of the application class', () => {
    const application = method('com.example.app.App', 'onTerminate', [callInit], 'android.app.Application');
    const app = { applicationClass: 'com.example.app.App' };
    expect(only({ ...app, dexFiles: [[application, init, reader]] })).toMatchObject({ startup: false });
  });

  test('only over a bounded number of calls', () => {
    const chain = (length: number): ClassDescription[] =>
      Array.from({ length }, (_, index) =>
        classWith(`com.vendor.Step${index}`, [
          index === length - 1 ? READ : callStatic(`Lcom/vendor/Step${index + 1};->go()V`),
        ]),
      );
    const application = method('com.example.app.App', 'onCreate', [callStatic('Lcom/vendor/Step0;->go()V')]);
    const app = { applicationClass: 'com.example.app.App' };
    expect(only({ ...app, dexFiles: [[application, ...chain(6)]] })).toMatchObject({ startup: true });
    expect(only({ ...app, dexFiles: [[application, ...chain(7)]] })).toMatchObject({ startup: false });
  });
});
