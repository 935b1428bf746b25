import * as z from 'zod';

/**
 * Ids of the device accesses a privacy policy speaks of. Each is named, in Chinese and English, in
 * device-accesses.json; the permissions that grant it are in permissions.json.
 */
export const deviceAccessIdSchema = z.enum([
  'CAMERA',
  'LOCATION',
  'BACKGROUND_LOCATION',
  'MICROPHONE',
  'CONTACTS',
  'CALENDAR',
  'SMS',
  'PHONE_STATE',
  'CALL_PHONE',
  'CALL_LOG',
  'STORAGE',
  'SENSORS',
  'ACTIVITY_RECOGNITION',
  'BLUETOOTH',
  'NFC',
  'NOTIFICATIONS',
  'INSTALLED_APPS',
  'RUNNING_TASKS',
  'CLIPBOARD',
  'BOOT',
  'OVERLAY',
  'INSTALL_PACKAGES',
  'WRITE_SETTINGS',
  'NETWORK_STATE',
  'WIFI_STATE',
  'LOGS',
  'VIBRATE',
  'BIOMETRIC',
  'ACCOUNTS',
  'MOUNT_FILESYSTEMS',
  'APN_SETTINGS',
  'KILL_PROCESSES',
  'WAKE_LOCK',
  'HEALTH',
]);
export type DeviceAccessId = z.infer<typeof deviceAccessIdSchema>;
