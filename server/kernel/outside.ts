import type { Subscription } from '../../contract/mall-vocabulary'

/**
 * What the product needs from the world outside its database, as ports. Adapters live in `server/outside`;
 * nothing here is called inside a transaction except the vault, which is pure computation over keys.
 */

/** Encrypts phones and other secrets, and makes the blind index by which a phone is found again. */
export type Vault = {
  /** AES-256-GCM with a fresh nonce; `label` is bound to the text, so a cipher cannot be moved to another field. */
  seal(plain: string, label: string): string
  /** Throws when the cipher was tampered with or sealed for another label. */
  open(cipher: string, label: string): string
  /** Keyed hash (HMAC-SHA-256) of a normalised value; equal values of one brand give equal indexes. */
  blindIndex(brandId: string, value: string): string
}

export type WechatSession = { openid: string; unionid: string | null }
/** The subscription templates we use, by our own names; WeChat's ids for them are settings of the deployment. */
export type MessageTemplate = 'guide_notice' | Subscription
export type SubscribeMessage = {
  openid: string
  template: MessageTemplate
  page: string
  fields: Record<string, string>
}

/** The WeChat server API. Throws AppError `outside_unavailable` when WeChat cannot be reached or answers nonsense. */
export type Wechat = {
  codeToSession(jsCode: string): Promise<WechatSession>
  /** Exchanges the one-use code of the phone button; AppError `phone_code_invalid` when WeChat refuses it. */
  phoneNumber(code: string): Promise<string>
  /** PNG of an unlimited mini-program code for a scene of at most 32 characters. */
  unlimitedCode(scene: string, page: string): Promise<Buffer>
  /** `refused` when the person has no subscription left (43101): a fact, not a failure. */
  sendSubscribe(message: SubscribeMessage): Promise<'sent' | 'refused'>
  /**
   * Tells WeChat that paid goods have left or were handed over, which frees the money (发货信息管理). Told twice the same
   * it is `sent` again.
   */
  uploadShipping(shipping: ShippingInfo): Promise<'sent'>
}
/** How goods reached their buyer; the end of a phone stays readable, as WeChat asks, and it is null once it was erased. */
export type Handover =
  | { by: 'pickup' }
  | { by: 'express'; carrier: string; trackingNo: string; phoneMasked: string | null }
/** One delivery of a whole order. */
export type ShippingInfo = { orderNo: string; openid: string; title: string; at: Date } & Handover

/** Keeps files people download or upload: payout lists, row errors, transfer proofs. */
export type Files = {
  /** Stores bytes under a path and returns where a person can fetch them. */
  put(path: string, bytes: Buffer): Promise<string>
  /** Where everybody can see a picture of the mall; paths are made by `saveProducts` and never hold personal data. */
  publicUrl(path: string): string
}

/** One verified notification: its kind and what was encrypted in it. */
export type PayNotification = { id: string; eventType: string; resource: unknown }

/** What a mini-program calls `wx.requestPayment` with. */
export type PaymentSheet = { timeStamp: string; nonceStr: string; package: string; signType: 'RSA'; paySign: string }

/** What WeChat Pay knows of an order. `closed` and `unpaid` have taken no money, `refunding` has. */
export type PaymentStatus =
  | { state: 'paid' | 'refunding'; transactionId: string; totalFen: number; payerOpenid: string | null; paidAt: Date }
  | { state: 'unpaid' | 'closed' | 'unknown' }

export type RefundStatus =
  | { state: 'done'; refundedAt: Date }
  | { state: 'processing' | 'closed' | 'abnormal' | 'unknown' }

/** WeChat Pay v3, JSAPI. Every call throws AppError `outside_unavailable` when it cannot be known what happened. */
export type Payments = {
  /**
   * Verifies a WeChat Pay v3 notification over its raw bytes and decrypts it.
   * Throws AppError `signature_invalid`, `timestamp_skewed` or `merchant_mismatch`.
   */
  openNotification(headers: Record<string, string | undefined>, rawBody: Buffer, now: Date): PayNotification
  /**
   * Announces an order and signs the sheet its buyer sees. The same order again is the same payment. `paid`: it has been;
   * `closed`: nobody can pay it any more.
   */
  prepay(order: {
    orderNo: string
    totalFen: number
    title: string
    openid: string
    payBy: Date
  }): Promise<PaymentSheet | 'paid' | 'closed'>
  query(orderNo: string): Promise<PaymentStatus>
  /** After it nobody can pay the order any more; `paid`: somebody has. */
  close(orderNo: string): Promise<'closed' | 'paid'>
  /**
   * Asks for money back; the same number again is the same refund. `abnormal`: it cannot reach the buyer's account, a
   * person has to deal with it in WeChat Pay's console.
   */
  refund(refund: {
    orderNo: string
    refundNo: string
    refundFen: number
    totalFen: number
    reason: string
  }): Promise<RefundStatus>
  queryRefund(refundNo: string): Promise<RefundStatus>
}

/** Maximise `gain`·x with 0 ≤ x and A·x ≤ `rowLimit`; column j of A is `rowOf` and `entry` from `columnStart[j]` up to the next. */
export type LinearProblem = {
  gain: Float64Array
  columnStart: Int32Array
  rowOf: Int32Array
  entry: Float64Array
  rowLimit: Float64Array
}
/** The optimum, and what one more unit of each limit would add to it. */
export type LinearSolution = { objective: number; columnValue: Float64Array; rowPrice: Float64Array }

/** A linear solver. It takes seconds of computing and no network; `null` when there is no optimum in the time it has. */
export type Solver = { maximise(problem: LinearProblem): Promise<LinearSolution | null> }

export type Outside = { vault: Vault; wechat: Wechat; files: Files; payments: Payments; solver: Solver }
