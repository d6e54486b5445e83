import type { Channel } from '../../contract/vocabulary'
import { AppError } from '../kernel/app-error'
import { assert } from '../kernel/assert'
import type { Ctx } from '../kernel/ctx'
import * as identities from '../modules/member/identity.sql'
import { maskPhone } from '../modules/member/mask-phone'
import * as members from '../modules/member/member.sql'
import { type FoundPerson, type IdentityKind, mergePeople } from '../modules/member/merge-people'
import { mergePerson } from './merge-person'

export type PersonClaim = {
  brandId: string
  openid?: string | null
  unionid?: string | null
  /** Plain mainland number, 11 digits, already checked for its form. */
  phone?: string | null
  /** False when the claimant only typed the phone; default true. */
  isPhoneProven?: boolean
  /** The member number of a till or an older system. */
  memberCode?: string | null
  channel: Channel
  code?: string | null
}

type FlowCtx = Pick<Ctx<unknown>, 'db' | 'now' | 'newId' | 'outside'>

/** A race for one identity is lost to a committed transaction, so the second look finds the winner. */
const LOOKS_MAX = 3

/**
 * The one person behind a set of identities, made as a visitor when nobody carries them yet. Identities that were
 * missing are added; people who turn out to be one are merged (rule: `mergePeople`). `wasMerged` names the visitors
 * that went into this person just now. Throws AppError `phone_taken` when the phone belongs to another account.
 */
export async function findOrCreatePerson(
  ctx: FlowCtx,
  claim: PersonClaim,
): Promise<{ memberId: string; state: 'visitor' | 'member'; isNew: boolean; wasMerged: string[] }> {
  const wanted = identitiesOf(ctx, claim)
  assert(wanted.length > 0, 'A person is found by at least one identity')
  const wasMerged: string[] = []
  for (let look = 0; look < LOOKS_MAX; look++) {
    const found = await identities.findPeople(ctx.db, claim.brandId, wanted)
    const verdict = mergePeople(found, {
      isWechat: isWechat(claim),
      isPhoneProven: claim.isPhoneProven ?? true,
    })
    if (verdict.kind === 'phone_taken') throw new AppError('phone_taken')
    if (verdict.kind === 'phone_moves') {
      await identities.dropPhones(ctx.db, verdict.loserId, null)
      await members.setPhone(ctx.db, verdict.loserId, null)
    }
    const into = verdict.kind === 'nobody' ? undefined : verdict.into
    const from = verdict.kind === 'merge' || verdict.kind === 'phone_moves' ? verdict.from : []
    if (into) {
      const merged = await mergeAll(ctx, claim.brandId, from, into)
      wasMerged.push(...merged)
      if (merged.length < from.length) continue
      const known = [into, ...from].flatMap((person) => person.by)
      if (!(await completePerson(ctx, claim, into, wanted, known))) continue
      return { memberId: into.memberId, state: into.state, isNew: false, wasMerged }
    }
    const memberId = await createVisitor(ctx, claim, wanted)
    if (memberId) return { memberId, state: 'visitor', isNew: true, wasMerged }
  }
  throw new Error('A person was taken over and over by others')
}

function isWechat({ openid, unionid }: PersonClaim): boolean {
  return Boolean(openid ?? unionid)
}

function identitiesOf(ctx: FlowCtx, claim: PersonClaim): identities.Identity[] {
  const { openid, unionid, phone, memberCode, brandId } = claim
  return [
    ...(openid ? [{ kind: 'openid' as const, value: openid, isProven: true }] : []),
    ...(unionid ? [{ kind: 'unionid' as const, value: unionid, isProven: true }] : []),
    ...(memberCode ? [{ kind: 'member_code' as const, value: memberCode, isProven: true }] : []),
    ...(phone
      ? [
          {
            kind: 'phone' as const,
            value: ctx.outside.vault.blindIndex(brandId, phone),
            isProven: claim.isPhoneProven ?? true,
          },
        ]
      : []),
  ]
}

async function createVisitor(
  ctx: FlowCtx,
  claim: PersonClaim,
  wanted: readonly identities.Identity[],
): Promise<string | undefined> {
  const id = ctx.newId('mb')
  await members.insertVisitor(ctx.db, {
    id,
    brandId: claim.brandId,
    sourceChannel: claim.channel,
    sourceCode: claim.code ?? null,
    createdAt: ctx.now,
    phone: claim.phone ? sealPhone(ctx, id, claim.phone) : null,
  })
  const given = await identities.insertIdentities(ctx.db, claim.brandId, id, wanted, ctx.now)
  if (given.length < wanted.length) {
    await members.deleteUnborn(ctx.db, id)
    return undefined
  }
  return id
}

/**
 * Adds what the claim knows and the person lacked; a new number takes the place of the old one.
 * False when a concurrent transaction gave one of the missing identities to somebody else meanwhile.
 */
async function completePerson(
  ctx: FlowCtx,
  claim: PersonClaim,
  person: FoundPerson,
  wanted: readonly identities.Identity[],
  known: readonly IdentityKind[],
): Promise<boolean> {
  // One person has one phone: only they themselves replace it, never a till or a file by way of a member code.
  const keepsPhone = person.hasPhone && !isWechat(claim)
  const missing = wanted.filter(({ kind }) => !known.includes(kind) && !(kind === 'phone' && keepsPhone))
  const given = await identities.insertIdentities(ctx.db, claim.brandId, person.memberId, missing, ctx.now)
  if (given.length < missing.length) return false
  const phone = wanted.find((identity) => identity.kind === 'phone')
  if (!phone || !claim.phone || (keepsPhone && !person.by.includes('phone'))) return true
  if (!person.by.includes('phone')) {
    await identities.dropPhones(ctx.db, person.memberId, phone.value)
    await members.setPhone(ctx.db, person.memberId, sealPhone(ctx, person.memberId, claim.phone))
  }
  if (phone.isProven && !person.isPhoneProven) await identities.provePhone(ctx.db, claim.brandId, phone.value)
  return true
}

function sealPhone(ctx: FlowCtx, memberId: string, phone: string): { cipher: string; masked: string } {
  return { cipher: ctx.outside.vault.seal(phone, members.phoneLabel(memberId)), masked: maskPhone(phone) }
}

/** Merges people one after the other; answers those that went in, fewer when somebody else was merging them too. */
async function mergeAll(
  ctx: FlowCtx,
  brandId: string,
  from: readonly FoundPerson[],
  into: FoundPerson,
): Promise<string[]> {
  const merged: string[] = []
  for (const person of from) {
    const merge = {
      brandId,
      fromId: person.memberId,
      intoId: into.memberId,
      reason: person.by.join('+'),
      actor: 'server',
    }
    if (!(await mergePerson(ctx, merge))) break
    merged.push(person.memberId)
  }
  return merged
}
