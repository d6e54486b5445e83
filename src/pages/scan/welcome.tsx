import { Text, View } from '@tarojs/components'
import { GUIDE_ROLE_TEXT } from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import { Card } from '../../components/card'
import { Cell } from '../../components/cell'
import { GuidePhoto } from '../../components/guide-photo'
import { Icon } from '../../components/icon'
import { Tag } from '../../components/tag'
import { TapButton } from '../../components/tap-button'
import { distanceText } from '../../format/distance-text'
import { hoursText } from '../../format/time-text'
import { meaning } from '../../platform/meaning'
import { openPage, openTab } from '../../platform/navigate'
import { AskGuide } from './ask-guide'
import './welcome.scss'

type Landing = Out<'resolveCode'>

/** The first thing a shopper sees: who welcomes them, and one clear next step. */
export function Welcome({ landing, isMember }: { landing: Landing; isMember: boolean }) {
  const { brandName, store, guide, joinGift, code, partnerName } = landing
  return (
    <View>
      <View className="welcome-head">
        <Text className="welcome-brand">{brandName}</Text>
        <Text className="welcome-title" {...meaning({ role: 'heading', level: 1 })}>
          {store ? `欢迎来到${store.name}` : `欢迎来到${brandName}`}
        </Text>
        {partnerName ? <Text className="welcome-note">{`由合作伙伴「${partnerName}」推荐`}</Text> : null}
      </View>
      {guide ? <GuidePart guide={guide} /> : null}
      {store ? <StorePart store={store} landing={landing} /> : null}
      {joinGift && !isMember ? (
        <View className="welcome-gift">
          <Icon name="gift" size="large" />
          <View className="welcome-gift-words">
            <Text className="welcome-gift-title">{`入会礼：${joinGift.title}`}</Text>
            <Text className="welcome-note">{`加入后 ${joinGift.validDays} 天内到店领取`}</Text>
          </View>
        </View>
      ) : null}
      <View className="welcome-actions">
        {isMember ? (
          <AskGuide landing={landing} />
        ) : (
          <TapButton id="join" tone="primary" isWide onTap={() => openPage('/shopper/join/index', { code })}>
            {joinGift ? '加入会员，领入会礼' : '加入会员'}
          </TapButton>
        )}
        <TapButton id="browse" isWide onTap={() => openTab('/pages/home/index')}>
          先逛逛
        </TapButton>
      </View>
      {isMember ? null : <NextPart guideName={guide?.name ?? null} />}
    </View>
  )
}

function GuidePart({ guide }: { guide: NonNullable<Landing['guide']> }) {
  return (
    <Card>
      <View className="welcome-guide">
        <GuidePhoto photoUrl={guide.photoUrl} isLarge />
        <View className="welcome-guide-words">
          <Text className="welcome-guide-name">{guide.name}</Text>
          <Text className="welcome-note">{`${guide.storeName ?? ''} ${GUIDE_ROLE_TEXT[guide.role]}`.trim()}</Text>
          <View className="welcome-verified">
            <Icon name="shield" size="small" />
            <Text>总部认证，在职导购</Text>
          </View>
        </View>
      </View>
    </Card>
  )
}

function StorePart({ store, landing }: { store: NonNullable<Landing['store']>; landing: Landing }) {
  if (landing.isStoreClosed) {
    return (
      <Card title="这家门店已停业" isFlush>
        {landing.openNearby.length === 0 ? <Cell title="附近暂时没有其他门店" /> : null}
        {landing.openNearby.map((near) => (
          <Cell
            key={near.storeId}
            icon="store"
            title={near.name}
            note={near.address}
            value={distanceText(near.metres)}
            onTap={() => openPage('/shopper/store/index', { storeId: near.storeId })}
          />
        ))}
      </Card>
    )
  }
  return (
    <Card isFlush>
      <Cell
        icon="store"
        title={store.address}
        note={`营业时间 ${hoursText(store.opensMinute, store.closesMinute)}`}
        value={<Tag tone={store.isOpenNow ? 'good' : 'plain'}>{store.isOpenNow ? '营业中' : '休息中'}</Tag>}
        onTap={() => openPage('/shopper/store/index', { storeId: store.storeId })}
      />
    </Card>
  )
}

/** What joining leads to, said before it is asked for. */
function NextPart({ guideName }: { guideName: string | null }) {
  const steps = [
    '留下手机号，成为会员，随时可以注销',
    `${guideName ?? '离你最近的导购'}会知道你来了，并告诉你最晚什么时候回应`,
    '以后要不要加企业微信、进会员群，都由你决定',
  ]
  return (
    <Card title="接下来会发生什么">
      {steps.map((words, index) => (
        <View key={words} className="welcome-step">
          <Text className="welcome-step-mark">{index + 1}</Text>
          <Text>{words}</Text>
        </View>
      ))}
    </Card>
  )
}
