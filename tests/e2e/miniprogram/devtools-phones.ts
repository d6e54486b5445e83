import automator from 'miniprogram-automator'
import type { Phones, Seat } from './phone'
import { type Program, WeappPhone } from './weapp-phones'

/** The automation ports of three windows of WeChat's developer tools, each with the mini-program open. */
export type Endpoints = { [seat in Seat]: string }

/**
 * The built mini-program in WeChat's own developer tools. Who signs in, which phone number WeChat would give and the
 * payment sheet are answered in the window, since none of them is real there; all else is WeChat's.
 */
export async function openDevtoolsPhones(address: string, endpoints: Endpoints): Promise<Phones> {
  const programs = new Map<Seat, Program>()
  for (const [seat, wsEndpoint] of Object.entries(endpoints) as [Seat, string][])
    programs.set(seat, await automator.connect({ wsEndpoint }))
  const open = new Map<Seat, WeappPhone>()
  return {
    title: 'WeChat developer tools',
    async open(seat, person, place) {
      const program = programs.get(seat)!
      await becomePerson(program, address, person)
      const phone = phoneIn(program)
      open.set(seat, phone)
      await phone.open(place)
      return phone
    },
    inUse: () => [...open.values()],
    close: async () => {
      for (const program of programs.values()) program.disconnect()
    },
  }
}

async function becomePerson(program: Program, address: string, person: string): Promise<void> {
  await program.callWxMethod('clearStorageSync')
  await program.mockWxMethod('login', { errMsg: 'login:ok', code: `login-${person}` })
  await program.mockWxMethod('requestSubscribeMessage', acceptAll)
  await program.mockWxMethod('showToast', noteToast)
  await program.mockWxMethod('requestPayment', payAtStandIn, address)
}

function phoneIn(program: Program): WeappPhone {
  return new WeappPhone(program, {
    // The tools have no number to give: the button tells the page what WeChat would.
    givePhone: (phone, button) =>
      button.trigger('getphonenumber', { errMsg: 'getPhoneNumber:ok', code: `phone-${phone}` }),
    setLine: async () => {
      throw new Error('the line is made bad in the tools by hand (Network)')
    },
    notes: () => program.evaluate(readToasts),
    close: async () => undefined,
  })
}

// What follows runs inside the mini-program: it is sent as text and knows nothing of this file.
declare const wx: { request: (options: object) => void }
declare const getApp: () => { toasts?: string[] }

function noteToast(options: { title: string }) {
  const app = getApp()
  app.toasts = [...(app.toasts || []), options.title]
  return { errMsg: 'showToast:ok' }
}

function readToasts(): string[] {
  return getApp().toasts || []
}

function acceptAll({ tmplIds }: { tmplIds: string[] }) {
  return { errMsg: 'requestSubscribeMessage:ok', ...Object.fromEntries(tmplIds.map((id) => [id, 'accept'])) }
}

function payAtStandIn(options: Record<string, unknown>, address: string) {
  const { timeStamp, nonceStr, package: prepay, signType, paySign } = options
  return new Promise((resolve) => {
    wx.request({
      url: `${address}/stand-in/pay`,
      method: 'POST',
      data: { timeStamp, nonceStr, package: prepay, signType, paySign },
      // Methods, because the runner would wrap a named function in a helper that the mini-program does not have.
      success({ statusCode }: { statusCode: number }) {
        resolve({ errMsg: statusCode === 200 ? 'requestPayment:ok' : `requestPayment:fail ${statusCode}` })
      },
      fail({ errMsg }: { errMsg: string }) {
        resolve({ errMsg: `requestPayment:fail ${errMsg}` })
      },
    })
  })
}
