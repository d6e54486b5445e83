import { FEN_MAX, yuanText } from '../../../contract/money'
import { CellFault } from './cell-fault'

const YUAN = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/

/**
 * Yuan as people and tills write it (`199.99`, `1,299.00`, `¥88`, `88元`) in whole fen. The digits are moved, never
 * computed with, so 0.29 is 29 fen and not 28.999…
 */
export function parseYuan(text: string): number {
  const plain = text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/^¥|元$/g, '')
  if (/^[-−(]/.test(plain)) throw new CellFault('金额不能为负数（退货请登记退款）')
  if (/^[\d,]+\.\d{3,}$/.test(plain)) throw new CellFault('金额最多两位小数，不足一分的金额无法入账')
  const [, whole, fraction = ''] = YUAN.exec(plain) ?? []
  if (whole === undefined) throw new CellFault('不是有效的金额（示例：199.99 或 1,299.00）')
  return withinLimit(whole.replaceAll(',', '') + fraction.padEnd(2, '0'))
}

/** A whole number of fen. */
export function parseFen(text: string): number {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  if (/^[-−(]/.test(plain)) throw new CellFault('金额不能为负数（退货请登记退款）')
  if (/^\d+\.\d+$/.test(plain)) throw new CellFault('以分为单位的金额必须是整数')
  if (!/^\d+$/.test(plain)) throw new CellFault('不是有效的金额（单位：分，示例：19999）')
  return withinLimit(plain)
}

function withinLimit(digits: string): number {
  const plain = digits.replace(/^0+(?=\d)/, '')
  if (plain.length > String(FEN_MAX).length || Number(plain) > FEN_MAX) {
    throw new CellFault(`金额超过上限 ${yuanText(FEN_MAX)} 元`)
  }
  return Number(plain)
}
