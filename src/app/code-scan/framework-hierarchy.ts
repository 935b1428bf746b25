/**
 * Platform classes that apps extend, each with the platform class it extends itself. Code names the class it knows
 * (`Activity.getContentResolver`), the API map the class that declares (`Context`): this closes the gap without the
 * platform's own code. Source: the class index of developer.android.com/reference, API 36.
 */
export const FRAMEWORK_SUPERCLASS: Readonly<Record<string, string>> = {
  'android.app.Activity': 'android.view.ContextThemeWrapper',
  'android.view.ContextThemeWrapper': 'android.content.ContextWrapper',
  'android.content.ContextWrapper': 'android.content.Context',
  'android.content.MutableContextWrapper': 'android.content.ContextWrapper',
  'android.app.Application': 'android.content.ContextWrapper',
  'android.app.Service': 'android.content.ContextWrapper',
  'android.app.IntentService': 'android.app.Service',
  'android.app.ListActivity': 'android.app.Activity',
  'android.app.ActivityGroup': 'android.app.Activity',
  'android.app.TabActivity': 'android.app.ActivityGroup',
  'android.app.NativeActivity': 'android.app.Activity',
  'android.app.LauncherActivity': 'android.app.ListActivity',
  'android.accounts.AccountAuthenticatorActivity': 'android.app.Activity',
  'android.preference.PreferenceActivity': 'android.app.ListActivity',
  'android.app.DialogFragment': 'android.app.Fragment',
  'android.app.ListFragment': 'android.app.Fragment',
  'android.preference.PreferenceFragment': 'android.app.Fragment',
  'android.app.job.JobService': 'android.app.Service',
  'android.app.admin.DeviceAdminService': 'android.app.Service',
  'android.accessibilityservice.AccessibilityService': 'android.app.Service',
  'android.inputmethodservice.AbstractInputMethodService': 'android.app.Service',
  'android.inputmethodservice.InputMethodService': 'android.inputmethodservice.AbstractInputMethodService',
  'android.net.VpnService': 'android.app.Service',
  'android.service.notification.NotificationListenerService': 'android.app.Service',
  'android.service.quicksettings.TileService': 'android.app.Service',
  'android.service.wallpaper.WallpaperService': 'android.app.Service',
  'android.service.dreams.DreamService': 'android.app.Service',
  'android.service.autofill.AutofillService': 'android.app.Service',
  'android.telecom.ConnectionService': 'android.app.Service',
  'android.telecom.InCallService': 'android.app.Service',
  'android.telecom.CallScreeningService': 'android.app.Service',
  'android.companion.CompanionDeviceService': 'android.app.Service',
  'android.nfc.cardemulation.HostApduService': 'android.app.Service',
  'android.widget.RemoteViewsService': 'android.app.Service',
  'android.appwidget.AppWidgetProvider': 'android.content.BroadcastReceiver',
  'android.app.admin.DeviceAdminReceiver': 'android.content.BroadcastReceiver',
  'android.webkit.WebView': 'android.widget.AbsoluteLayout',
  'android.content.CursorLoader': 'android.content.AsyncTaskLoader',
  'android.content.AsyncTaskLoader': 'android.content.Loader',
};

/** A platform class and what it extends, nearest first. */
export function frameworkAncestors(className: string): string[] {
  const ancestors = [className];
  for (
    let next = FRAMEWORK_SUPERCLASS[className];
    next !== undefined && ancestors.length < 16;
    next = FRAMEWORK_SUPERCLASS[next]
  ) {
    ancestors.push(next);
  }
  return ancestors;
}
