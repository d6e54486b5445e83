import { BRAND, drawn, idOf, oneOf, type ScaleSize, type ScaleStep } from './scale-step'

const FAMILY = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴', '徐', '孙', '马', '朱', '胡', '郭']
const GIVEN = ['伟', '芳', '娜', '敏', '静', '丽', '强', '磊', '洋', '艳', '勇', '杰', '娟', '涛', '超', '霞']
const CHANNELS = ['store_scan', 'guide_share', 'mall', 'appointment', 'organic', 'social', 'paid_search', 'referral']

/** Members of three years, seven in ten of them registered with a phone; numbers sort by age, as ids do. */
export function memberSteps({ members }: ScaleSize): ScaleStep[] {
  const createdAt = `now() - interval '1095 days' + n * (interval '1095 days' / ${members})`
  const isMember = `${drawn('n', 10, 3)} < 7`
  return [
    {
      name: `${members} members`,
      rows: members,
      sql: `insert into member (id, brand_id, state, display_name, phone_masked, source_channel, registered_at, accepts_contact, chain_seq, chain_hash, created_at)
        select ${idOf('mb', 'n')}, ${BRAND}, case when ${isMember} then 'member' else 'visitor' end,
               ${oneOf(FAMILY, 'n', 4)} || ${oneOf(GIVEN, 'n', 5)},
               case when ${isMember} then '13' || ${drawn('n', 10, 6)} || '****' || lpad((n % 10000)::text, 4, '0') end,
               ${oneOf(CHANNELS, 'n', 7)}, case when ${isMember} then ${createdAt} end, ${drawn('n', 2, 8)} = 0, 0, '', ${createdAt}
          from generate_series($1::bigint, $2::bigint) n`,
    },
    {
      name: 'their identities',
      rows: members,
      sql: `insert into member_identity (brand_id, kind, value, member_id, since)
        select ${BRAND}, kind, kind || ':' || md5(n::text), ${idOf('mb', 'n')}, ${createdAt}
          from generate_series($1::bigint, $2::bigint) n cross join (values ('openid'), ('phone')) as k (kind)
         where kind = 'openid' or ${isMember}`,
    },
  ]
}
