import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import AdmZip from 'adm-zip';
import { afterAll, describe, expect, test } from 'vitest';
import { collectAppFacts } from '../../../src/app/collect-app-facts.js';
import { bufferSource } from '../../../src/bytes/byte-source.js';
import type { AppFacts } from '../../../src/facts/app-facts.js';
import type { AppEvidence } from '../../../src/facts/evidence.js';
import { dexdump, dexdumpNote, hasDexdump } from '../../builders/dexdump-tool.js';

const require = createRequire(import.meta.url);

function packageFile(name: string, path: string): Uint8Array {
  return readFileSync(join(dirname(require.resolve(`${name}/package.json`)), path));
}

async function factsOf(bytes: Uint8Array): Promise<AppFacts> {
  const { app } = await collectAppFacts(bufferSource(bytes), 'app.apk', {
    signatures: { vendors: [], sdks: [] },
  });
  return app;
}

const SETTINGS = packageFile('io.appium.settings', 'apks/settings_apk-debug.apk');
const API_DEMOS = packageFile('android-apidemos', 'apks/ApiDemos-debug.apk');

/**
 * What the app's own code reads, found by hand: `dexdump -d` of each dex file, the invokes of platform classes under
 * io.appium.settings read one by one.
 */
const SETTINGS_OWN = [
  'bluetooth_devices android.bluetooth.BluetoothAdapter.getBondedDevices in receivers.UnpairBluetoothDevicesReceiver.onReceive',
  'clipboard android.content.ClipData$Item.coerceToText in receivers.ClipboardReceiver.getClipboardText',
  'clipboard android.content.ClipboardManager.getPrimaryClip in receivers.ClipboardReceiver.getClipboardText',
  'clipboard android.content.ClipboardManager.hasPrimaryClip in receivers.ClipboardReceiver.getClipboardText',
  'location android.location.LocationManager.getCurrentLocation in LocationTracker.forceLocationUpdate',
  'location android.location.LocationManager.requestLocationUpdates in LocationTracker.startLocationUpdatesWithoutPlayServices',
  'location com.google.android.gms.location.FusedLocationProviderClient.getCurrentLocation in LocationTracker.forceLocationUpdate',
  'location com.google.android.gms.location.FusedLocationProviderClient.requestLocationUpdates in LocationTracker.initializePlayServices',
  'microphone android.media.AudioRecord$Builder.build in recorder.RecorderThread.initAudioRecord',
  'microphone android.media.AudioRecord.read in recorder.RecorderThread.lambda$initAudioRecordThread$0$io-appium-settings-recorder-RecorderThread',
  'microphone android.media.AudioRecord.startRecording in recorder.RecorderThread.lambda$initAudioRecordThread$0$io-appium-settings-recorder-RecorderThread',
  'notification_content android.service.notification.NotificationListenerService.getActiveNotifications in NLService.onListenerConnected',
  'notification_content android.service.notification.NotificationListenerService.onNotificationPosted in NLService.onNotificationPosted',
  'screen_capture android.media.projection.MediaProjection.createVirtualDisplay in recorder.RecorderThread.initVirtualDisplay',
  'screen_capture android.media.projection.MediaProjectionManager.createScreenCaptureIntent in Settings.handleRecording',
  'screen_capture android.media.projection.MediaProjectionManager.getMediaProjection in recorder.RecorderService.startRecord',
  'sms content://sms in receivers.SmsReader.<clinit>',
];

/** Of the requested permissions: those the code uses, and those that are requested for adb to use them. */
const SETTINGS_USED = [
  'ACCESS_COARSE_LOCATION',
  'ACCESS_FINE_LOCATION',
  'BLUETOOTH',
  'BLUETOOTH_ADMIN',
  'BLUETOOTH_CONNECT',
  'CHANGE_WIFI_STATE',
  'FOREGROUND_SERVICE',
  'FOREGROUND_SERVICE_LOCATION',
  'FOREGROUND_SERVICE_MEDIA_PROJECTION',
  'READ_SMS',
  'RECORD_AUDIO',
];
const SETTINGS_UNUSED = ['READ_PHONE_STATE', 'READ_EXTERNAL_STORAGE', 'WAKE_LOCK', 'ACCESS_WIFI_STATE'];

function ownAccesses(app: AppFacts): string[] {
  return app.dataAccess
    .filter(({ owner }) => owner === 'app')
    .map(({ data, api, evidence: [site] }) =>
      site?.kind === 'call-site'
        ? `${data} ${api} in ${site.class.replace('io.appium.settings.', '')}.${site.method}`
        : `${data} ${api}`,
    );
}

function withStatus(app: AppFacts, status: string): string[] {
  return app.permissionUse
    .filter((use) => use.status === status)
    .map(({ permission }) => permission.replace('android.permission.', ''));
}

describe('io.appium.settings', () => {
  test('reads what its code was seen to read, and nothing else', async () => {
    expect(ownAccesses(await factsOf(SETTINGS))).toEqual(SETTINGS_OWN);
  });

  test('uses some of its permissions, and requests others that no code uses', async () => {
    const app = await factsOf(SETTINGS);
    expect(withStatus(app, 'used').sort()).toEqual(SETTINGS_USED);
    expect(withStatus(app, 'unused')).toEqual(expect.arrayContaining(SETTINGS_UNUSED));
  });
});

describe('ApiDemos', () => {
  test('reads contacts, takes pictures, listens and receives messages', async () => {
    const app = await factsOf(API_DEMOS);
    const data = new Set(app.dataAccess.map((access) => access.data));
    for (const id of ['camera', 'clipboard', 'contacts', 'installed_apps', 'microphone', 'sensors', 'sms']) {
      expect(data).toContain(id);
    }
    // No call of LocationManager outside androidx, no IMEI, no MAC address anywhere in its code.
    for (const id of ['location', 'imei', 'mac', 'call_log']) expect(data).not.toContain(id);
    expect(withStatus(app, 'used')).toEqual(
      expect.arrayContaining([
        'READ_CONTACTS',
        'VIBRATE',
        'CAMERA',
        'RECORD_AUDIO',
        'SEND_SMS',
        'RECEIVE_SMS',
      ]),
    );
    expect(withStatus(app, 'unused')).toContain('ACCESS_COARSE_LOCATION');
  });
});

describe.skipIf(!hasDexdump)(`dexdump, asked for the same places${dexdumpNote}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'dexdump-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ['io.appium.settings', SETTINGS],
    ['ApiDemos', API_DEMOS],
  ])('confirms every call site of %s', { timeout: 120_000 }, async (_, bytes) => {
    const app = await factsOf(bytes);
    const sites = [...app.dataAccess, ...app.capabilities].flatMap(({ evidence }) => evidence);
    const zip = new AdmZip(Buffer.from(bytes));
    let confirmed = 0;
    for (const [entry, places] of byEntry(sites.filter(isCallSite))) {
      const path = join(folder, 'a.dex');
      writeFileSync(path, zip.readFile(entry) ?? new Uint8Array());
      const lines = instructionLines(dexdump(path, '-d'));
      for (const site of places) {
        const line = lines.get(site.offset) ?? '';
        // A constant is told by the call that consumes it; a member by its own name.
        const member = /^[a-z][\w.$]*\.([\w<>$]+)$/.exec(site.target)?.[1];
        const isConstant = /:\/\/|^android\.(intent|speech|nfc|media|provider)\.(action|\w*\.?action)/.test(
          site.target,
        );
        const place = `${site.target} at ${entry}:${site.offset}`;
        // A callback stands for its whole method: its place is the first instruction there.
        if (site.method === member && /^on[A-Z]/.test(member)) expect(line, place).not.toBe('');
        else expect(line, place).toContain(isConstant ? 'invoke' : (member ?? '?'));
        confirmed++;
      }
    }
    expect(confirmed).toBeGreaterThan(15);
  });
});

type CallSite = Extract<AppEvidence, { kind: 'call-site' }>;

function isCallSite(evidence: AppEvidence): evidence is CallSite {
  return evidence.kind === 'call-site';
}

/** Instructions of a dump by byte offset: `001d2a: 7110 aa00 0100 |0003: invoke-static ...`. */
function instructionLines(dump: string): Map<number, string> {
  const lines = new Map<number, string>();
  for (const [, offset, text] of dump.matchAll(/^([0-9a-f]+): [^|]*\|[0-9a-f]+: (.*)$/gm)) {
    lines.set(Number.parseInt(offset ?? '', 16), text ?? '');
  }
  return lines;
}

function byEntry(sites: readonly CallSite[]): Map<string, CallSite[]> {
  const groups = new Map<string, CallSite[]>();
  for (const site of sites) groups.set(site.entry, [...(groups.get(site.entry) ?? []), site]);
  return groups;
}
