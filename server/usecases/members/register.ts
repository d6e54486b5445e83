import type { Input, Output } from '../../../contract/endpoint'
import { Phone } from '../../../contract/fields'
import type { register as endpoint } from '../../../contract/member'
import { bindByCode } from '../../flows/bind-by-code'
import { findOrCreatePerson } from '../../flows/find-person'
import { noteConsent } from '../../flows/note-consent'
import { showMemberCard } from '../../flows/show-member-card'
import { AppError } from '../../kernel/app-error'
import { assert } from '../../kernel/assert'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { newCounterCode } from '../../kernel/new-id'
import { grantBenefit } from '../../modules/benefit/benefit.sql'
import { benefitLapsesAt } from '../../modules/benefit/benefit-lapses-at'
import { findJoinGift } from '../../modules/benefit/join-gift.sql'
import * as members from '../../modules/member/member.sql'
import { findBrand } from '../../modules/network/brand.sql'
import { appendStep } from '../../modules/onboarding/onboarding-step.sql'

type PhoneClaim = { phone: string; isProven: boolean }

/** Before the transaction: the phone, exchanged for WeChat's one-use code or as typed. Throws `phone_invalid`. */
export async function readPhone(
  ctx: Ctx<CallerOf<'shopper'>>,
  { phoneCode, phone }: Input<typeof endpoint>,
): Promise<PhoneClaim> {
  const text = phoneCode === undefined ? (phone ?? '') : await ctx.outside.wechat.phoneNumber(phoneCode)
  const parsed = Phone.safeParse(text)
  if (!parsed.success) throw new AppError('phone_invalid')
  return { phone: parsed.data, isProven: phoneCode !== undefined }
}

/**
 * A visitor becomes a member with a phone; who they were before merges into them. The source is the last code they
 * scanned, and its guide is theirs unless somebody is already. The first time brings the join gift, if there is one.
 * Registering again renews name, phone and preference, and brings nothing.
 * Throws `phone_taken` when the phone is another account's (rule: `mergePeople`).
 */
export async function register(
  ctx: Ctx<CallerOf<'shopper'>>,
  input: Input<typeof endpoint>,
  { phone, isProven }: PhoneClaim,
): Promise<Output<typeof endpoint>> {
  const { db, caller, now } = ctx
  const { brandId, openid, unionid } = caller
  const claim = { brandId, openid, unionid, phone, isPhoneProven: isProven, channel: 'organic' as const }
  const { memberId, state } = await findOrCreatePerson(ctx, claim)

  const scan = await members.lastScan(db, memberId)
  const found = await members.findMember(db, brandId, memberId)
  assert(found, 'A person just found exists')
  await members.registerMember(db, memberId, {
    displayName: input.displayName ?? null,
    acceptsContact: input.acceptsContact,
    sourceChannel: scan?.channel ?? found.sourceChannel,
    sourceCode: scan?.code ?? found.sourceCode,
    registeredAt: now,
  })
  if (scan?.guideId) await bindByCode(ctx, { ...scan, memberId, guideId: scan.guideId })
  await welcome(ctx, memberId)
  const brand = await findBrand(db, brandId)
  await noteConsent(ctx, {
    brandId,
    memberId,
    purpose: 'marketing',
    recipient: brandId,
    recipientName: brand?.name ?? '',
    textVersion: input.textVersion,
    isGiven: input.acceptsContact,
    at: now,
  })

  const member = await members.findMember(db, brandId, memberId)
  assert(member, 'A person just registered exists')
  const card = await showMemberCard(ctx, brandId, member)
  return { ...card, isNew: state === 'visitor', sourceChannel: member.sourceChannel, sourceCode: member.sourceCode }
}

/**
 * Writes down that a person joined and gives them the join gift of the day, both once in their life as this person,
 * whoever merges into them. Members of an older system join, too, the first time they register here.
 */
async function welcome(ctx: Ctx<CallerOf<'shopper'>>, memberId: string): Promise<void> {
  const { db, now } = ctx
  const { brandId } = ctx.caller
  const join = {
    id: ctx.newId('on'),
    brandId,
    memberId,
    step: 'join',
    event: 'done',
    proof: 'server',
    at: now,
  } as const
  if (!(await appendStep(db, join))) return
  const gift = await findJoinGift(db, brandId)
  // A gift of which there is none left is not promised.
  if (!gift || gift.stock === 0) return
  await grantBenefit(db, {
    benefitId: ctx.newId('bf'),
    brandId,
    memberId,
    kind: 'join_gift',
    title: gift.title,
    grantedAt: now,
    validUntil: benefitLapsesAt(now, gift.validDays),
    code: newCounterCode('2'),
  })
}
