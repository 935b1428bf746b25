import type { AppPlan } from '../built-app.js';
import { callOn, callStatic } from '../built-app.js';
import { type PermissionLine, type PolicyPlan, policyHtml, type SdkLine } from '../policy-text.js';

/** A courier's app that has exactly what its policy tells: the ground that single differences are planted on. */
export const cleanApp = {
  packageName: 'com.example.fengchao',
  label: '蜂巢快运',
  permissions: [
    'android.permission.INTERNET',
    'android.permission.ACCESS_NETWORK_STATE',
    'android.permission.CAMERA',
    'android.permission.POST_NOTIFICATIONS',
  ],
  sdkPackages: ['com.tencent.bugly', 'cn.jpush.android', 'com.amap.api.location'],
  code: [
    callStatic('Landroid/hardware/Camera;->open()V'),
    callOn('Landroid/app/NotificationManager;->notify()V'),
  ],
} as const satisfies AppPlan;

export const cameraLine: PermissionLine = {
  access: '相机',
  constants: ['android.permission.CAMERA'],
  purpose: '用于扫描运单上的条形码',
};
export const notificationLine: PermissionLine = {
  access: '通知',
  constants: ['android.permission.POST_NOTIFICATIONS'],
  purpose: '用于提醒您包裹的派送进度',
};

export const buglyLine: SdkLine = {
  name: '腾讯Bugly SDK',
  provider: '深圳市腾讯计算机系统有限公司',
  purpose: '收集崩溃日志，定位故障',
  data: '设备型号、操作系统版本、崩溃日志',
  link: 'https://privacy.qq.com/bugly',
};
export const jpushLine: SdkLine = {
  name: '极光推送SDK',
  provider: '深圳市和讯华谷信息技术有限公司',
  purpose: '推送包裹的派送消息',
  data: 'Android ID、OAID',
  link: 'https://www.jiguang.cn/license/privacy',
};
export const amapLine: SdkLine = {
  name: '高德定位SDK',
  provider: '高德软件有限公司',
  purpose: '查找附近的驿站',
  data: 'Android ID、OAID',
  link: 'https://lbs.amap.com/pages/privacy/',
};

export const cleanPolicy: PolicyPlan = {
  app: '蜂巢快运',
  operator: '蜂巢示例物流有限公司',
  permissions: [cameraLine, notificationLine],
  sdks: [buglyLine, jpushLine, amapLine],
};

/** The policy as the one document of an audit. */
export function asDocument(plan: PolicyPlan): Readonly<Record<string, string>> {
  return { 'privacy-policy.html': policyHtml(plan) };
}
