import { Denied } from '../answers'
import type { Privacy } from '../privacy'
import { asyncApi, type Options, trackedApi } from './async-api'
import type { Area, Desk } from './desk'

const TEMPLATES_MAX = 5

/** Who the person is and what they allow: login, privacy, permissions, subscribe messages, cloud functions. */
export function account(desk: Desk): Area {
  const settings = () =>
    Object.fromEntries([...desk.granted].map(([scope, isGranted]) => [`scope.${scope}`, isGranted]))
  return {
    login: trackedApi(desk, 'login', {}, () => ({ code: desk.answers.loginCode() })),
    checkSession: asyncApi(desk, 'checkSession', {}, () => {}),
    getSetting: asyncApi(desk, 'getSetting', {}, () => ({
      authSetting: settings(),
      subscriptionsSetting: { mainSwitch: true },
    })),
    openSetting: asyncApi(desk, 'openSetting', {}, (_, isInTap) => {
      mustBeTap(isInTap)
      return { authSetting: settings() }
    }),
    authorize: asyncApi(desk, 'authorize', { scope: 'string' }, ({ scope }) => {
      if (desk.granted.get((scope as string).replace('scope.', '')) === false) throw new Denied('auth deny')
    }),
    requestSubscribeMessage: asyncApi(desk, 'requestSubscribeMessage', { tmplIds: 'array' }, (options, isInTap) => {
      mustBeTap(isInTap)
      return subscribed(desk, options.tmplIds as string[])
    }),
    ...privacy(desk),
    cloud: {
      init: (options: Options) => desk.note('cloud.init', options),
      callFunction: trackedApi(desk, 'cloud.callFunction', { name: 'string' }, async ({ name, data }) => {
        if (desk.network === 'offline') throw new Denied('network is down')
        if (desk.network === 'failing') throw new Denied('-504003 function execution failed')
        return { result: await desk.answers.callFunction(name as string, desk.adopt(data)), requestID: 'host' }
      }),
    },
  }
}

function subscribed(desk: Desk, ids: string[]): object {
  if (ids.length === 0 || ids.length > TEMPLATES_MAX)
    throw new Denied(`templateList length should be 1 to ${TEMPLATES_MAX}`, 20_003)
  if (ids.some((id) => typeof id !== 'string' || id === '')) throw new Denied('templateId is invalid', 10_001)
  return Object.fromEntries(ids.map((id) => [id, desk.answers.subscribe(id)]))
}

function mustBeTap(isInTap: boolean): void {
  if (!isInTap) throw new Denied('can only be invoked by user TAP gesture.', 10_005)
}

function privacy(desk: Desk): Area {
  return {
    getPrivacySetting: asyncApi(desk, 'getPrivacySetting', {}, () => ({
      needAuthorization: !desk.privacy.isAgreed,
      privacyContractName: '《用户隐私保护指引》',
    })),
    onNeedPrivacyAuthorization: (listener: Parameters<Privacy['listen']>[0]) => desk.privacy.listen(listener),
    openPrivacyContract: asyncApi(desk, 'openPrivacyContract', {}, () => {}),
    requirePrivacyAuthorize: asyncApi(desk, 'requirePrivacyAuthorize', {}, () =>
      desk.privacy.need('requirePrivacyAuthorize'),
    ),
  }
}
