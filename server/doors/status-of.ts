import type { ErrorCode } from '../../contract/errors'

/** HTTP status of a refusal. Codes not named here are refusals of a well-formed request: 422. */
const STATUS: Partial<Record<ErrorCode, number>> = {
  invalid_input: 400,
  unauthenticated: 401,
  wrong_password: 401,
  signature_invalid: 401,
  timestamp_skewed: 401,
  nonce_replayed: 401,
  totp_required: 401,
  totp_wrong: 401,
  password_change_due: 403,
  totp_set_up_due: 403,
  forbidden: 403,
  csrf_failed: 403,
  partner_unknown: 403,
  merchant_mismatch: 403,
  not_guide: 403,
  not_found: 404,
  order_unknown: 404,
  product_unknown: 404,
  idempotency_conflict: 409,
  order_conflict: 409,
  refund_conflict: 409,
  sku_conflict: 409,
  store_changed: 409,
  store_exists: 409,
  guide_changed: 409,
  guide_exists: 409,
  product_changed: 409,
  product_exists: 409,
  policy_conflict: 409,
  rule_set_conflict: 409,
  roll_back_changed: 409,
  assignment_taken: 409,
  payload_too_large: 413,
  account_locked: 429,
  sign_in_too_often: 429,
  quota_exceeded: 429,
  internal: 500,
  outside_unavailable: 503,
}

export function statusOf(code: ErrorCode): number {
  return STATUS[code] ?? 422
}
