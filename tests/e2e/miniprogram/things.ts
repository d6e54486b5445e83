import type { Thing } from './phone'

const button = (words: string | RegExp, css: string): Thing => ({ role: 'button', words, css })

/** What the stories touch, by name. */
export const JOIN = button(/^加入会员/, '#join')
export const AGREE: Thing = { role: 'checkbox', words: '我已阅读并同意隐私保护指引', css: '#agree' }
export const ACCEPTS_CONTACT: Thing = { role: 'switch', words: '可以联系我', css: '.switch-row' }
export const REGISTER = button('加入', '#register')
export const REGISTER_BY_PHONE = button('用微信手机号加入', '#register-by-phone')
export const TELL_GUIDE = button('再通知一次', '#tell-guide')
export const AGREE_TO_PRIVACY = button('同意并继续', '#privacy-agree')
export const GO_SHOPPING = button('去逛逛', '#go-shopping')
export const BUY_NOW = button('立即购买', '#buy-now')
export const CONFIRM_BUY = button(/去结算$/, '#confirm-buy')
export const PICK_UP: Thing = { role: 'tab', words: '到店自提', css: '.tab-strip-tab' }
export const SUBMIT_ORDER = button('提交订单', '#submit-order')
export const CONFIRM_PAY = button(/^(确认支付|再试一次)$/, '#confirm-pay')
export const REMIND = button('提醒我', '#ask-remind')
export const ACCEPT_LEAD = button('接下', '#accept-lead')
export const FOLLOW_UP = button('记录跟进', '#follow-up')
export const SAVE_FOLLOW_UP = button('保存', '#save-follow-up')
export const FIND_CODE = button('查询', '#find-code')
export const CONFIRM_HAND_OVER = button('核对无误，确认核销', '#confirm-hand-over')

export const product = (title: string): Thing => ({ role: 'link', words: new RegExp(title), css: '.product-card' })
export const choice = (words: string): Thing => ({ role: 'radio', words, css: '.choice' })
export const tab = (words: string | RegExp): Thing => ({ role: 'tab', words, css: '.tab-strip-tab' })
/** The card of a lead in a list, by the person on it. */
export const leadOf = (person: string): Thing => button(new RegExp(person.replace(/[*]/g, '\\*')), '.lead-card-body')
export const earningOf = (orderNo: string): Thing => button(new RegExp(orderNo), '.earning-line')
