import { TOUCH_QUALITY, type TouchKind } from '../../../contract/vocabulary'

/** How a touch was proved: by WeChat's scene, a signed partner call, our own server's act, a till receipt, or not at all. */
export type TouchProof = 'wx_scene' | 'partner_signature' | 'server' | 'pos_receipt' | 'transfer_proof' | 'none'

/** What a touch is worth as evidence, 0 to 3: its kind's worth, but never above one-way when nothing proves it. */
export function touchQuality(kind: TouchKind, proof: TouchProof, qualityMax = 3): number {
  const worth = Math.min(TOUCH_QUALITY[kind], qualityMax)
  return proof === 'none' ? Math.min(worth, 1) : worth
}
