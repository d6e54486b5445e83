import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { callShopper, type Out } from '../../api/call'
import { useQuery } from '../../api/use-query'
import { Card } from '../../components/card'
import { EmptyState } from '../../components/empty-state'
import { Page } from '../../components/page'
import { QrCode } from '../../components/qr-code'
import { QueryView } from '../../components/query-view'
import { Tag } from '../../components/tag'
import { codeText } from '../../format/code-text'
import { dayText } from '../../format/time-text'
import { meaning } from '../../platform/meaning'
import { openPage } from '../../platform/navigate'
import './index.scss'

type Profile = Out<'myProfile'>
type Benefit = Profile['benefits'][number]

/** What being a member is: the card to show, and the gifts with how long they are good. */
export default function MemberCard() {
  const me = useQuery([], () => callShopper('myProfile', {}))
  usePullDownRefresh(() => void me.reload().finally(() => Taro.stopPullDownRefresh()))
  return (
    <Page>
      <QueryView query={me}>
        {(profile) =>
          profile.state === 'member' ? (
            <View>
              <CardFace profile={profile} />
              <Gifts benefits={profile.benefits} />
            </View>
          ) : (
            <EmptyState
              icon="card"
              title="你还不是会员"
              note="加入后有会员卡、入会礼和专属导购；不加入也能逛和买"
              action={{ words: '加入会员', onTap: () => openPage('/shopper/join/index') }}
            />
          )
        }
      </QueryView>
    </Page>
  )
}

function CardFace({ profile }: { profile: Profile }) {
  return (
    <View className="member-card">
      <View>
        <Text className="member-card-name" {...meaning({ role: 'heading', level: 1 })}>
          {profile.displayName ?? '会员'}
        </Text>
        <Text className="member-card-note">{profile.phoneMasked ?? ''}</Text>
      </View>
      {profile.registeredAt ? (
        <Text className="member-card-note">{`${dayText(profile.registeredAt, Date.now())}加入`}</Text>
      ) : null}
      {profile.memberId ? (
        <View className="member-card-code">
          <QrCode text={profile.memberId} label="会员码" />
          <Text className="member-card-hint">结账时出示会员码</Text>
        </View>
      ) : null}
    </View>
  )
}

function Gifts({ benefits }: { benefits: Benefit[] }) {
  if (benefits.length === 0) {
    return (
      <Card title="我的礼品">
        <Text className="member-card-none">现在没有礼品，有活动时会放在这里。</Text>
      </Card>
    )
  }
  return (
    <View>
      {benefits.map((benefit) => (
        <Card key={benefit.benefitId} title={benefit.title} aside={<GiftState benefit={benefit} />}>
          {isUsable(benefit) ? (
            <View className="member-card-gift">
              <QrCode text={benefit.code} label={`礼品码 ${benefit.code} 的二维码`} />
              <Text className="member-card-digits" id="gift-code">
                {codeText(benefit.code)}
              </Text>
              <Text className="member-card-none">到任意门店出示给导购即可领取</Text>
            </View>
          ) : null}
        </Card>
      ))}
    </View>
  )
}

const isUsable = ({ usedAt, validUntil }: Benefit) => usedAt === null && new Date(validUntil).getTime() > Date.now()

function GiftState({ benefit }: { benefit: Benefit }) {
  const now = Date.now()
  if (benefit.usedAt) return <Tag>{`${dayText(benefit.usedAt, now)}已领取`}</Tag>
  if (!isUsable(benefit)) return <Tag>已过期</Tag>
  // The last instant is midnight: the day people read is the one before.
  return <Tag tone="brand">{`有效期至 ${dayText(new Date(benefit.validUntil).getTime() - 1, now)}`}</Tag>
}
