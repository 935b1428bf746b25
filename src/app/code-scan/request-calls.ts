/**
 * Calls that ask the user for permissions and are handed their names, by descriptor. Sources: the platform's and
 * AndroidX's reference; the README of each library.
 */
export const REQUEST_CALLS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['Landroid/app/Activity;', new Set(['requestPermissions'])],
  ['Landroid/app/Fragment;', new Set(['requestPermissions'])],
  ['Landroid/support/v4/app/ActivityCompat;', new Set(['requestPermissions'])],
  ['Landroid/support/v4/app/Fragment;', new Set(['requestPermissions'])],
  ['Landroidx/core/app/ActivityCompat;', new Set(['requestPermissions'])],
  ['Landroidx/fragment/app/Fragment;', new Set(['requestPermissions'])],
  ['Landroidx/activity/result/ActivityResultLauncher;', new Set(['launch'])],
  ['Lcom/blankj/utilcode/util/PermissionUtils;', new Set(['permission'])],
  ['Lcom/hjq/permissions/XXPermissions;', new Set(['permission'])],
  ['Lcom/permissionx/guolindev/PermissionMediator;', new Set(['permissions'])],
  ['Lcom/tbruyelle/rxpermissions/RxPermissions;', new Set(['request', 'requestEach'])],
  [
    'Lcom/tbruyelle/rxpermissions2/RxPermissions;',
    new Set(['request', 'requestEach', 'requestEachCombined']),
  ],
  [
    'Lcom/tbruyelle/rxpermissions3/RxPermissions;',
    new Set(['request', 'requestEach', 'requestEachCombined']),
  ],
  ['Lcom/yanzhenjie/permission/runtime/option/RuntimeOption;', new Set(['permission'])],
  ['Lpub/devrel/easypermissions/EasyPermissions;', new Set(['requestPermissions'])],
]);

/** Methods of this name ask for permissions on any subclass of an activity or a fragment. */
export const REQUEST_METHOD = 'requestPermissions';
