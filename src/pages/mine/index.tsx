import { Button, Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { ORDER_TAB_TEXT, type OrderTab } from '../../../contract/mall-vocabulary'
import { callShopper, type Out } from '../../api/call'
import { useQuery } from '../../api/use-query'
import { Card } from '../../components/card'
import { Cell } from '../../components/cell'
import { Icon, type IconName } from '../../components/icon'
import { NextStep } from '../../components/next-step'
import { Page } from '../../components/page'
import { QueryView } from '../../components/query-view'
import { TapButton } from '../../components/tap-button'
import { meaning } from '../../platform/meaning'
import { openPage } from '../../platform/navigate'
import './index.scss'

const STRIP: readonly { tab: Exclude<OrderTab, 'all'>; icon: IconName }[] = [
  { tab: 'toPay', icon: 'wallet' },
  { tab: 'toSend', icon: 'box' },
  { tab: 'toReceive', icon: 'truck' },
  { tab: 'afterSale', icon: 'swap' },
]

/** Everything that is mine: card, orders, guide, requests, and what may be done with my data. */
export default function Mine() {
  const me = useQuery([], () => callShopper('myProfile', {}))
  const orders = useQuery([], () => callShopper('listMyOrders', { rows: 1 }))
  usePullDownRefresh(() => void Promise.all([me.reload(), orders.reload()]).finally(() => Taro.stopPullDownRefresh()))
  return (
    <Page isTab>
      <QueryView query={me}>{(profile) => <Head profile={profile} />}</QueryView>
      <Card title="我的订单" aside={<AllOrders />}>
        <View className="mine-strip">
          {STRIP.map(({ tab, icon }) => (
            <Button key={tab} className="mine-state" onClick={() => openPage('/shopper/orders/index', { tab })}>
              <View className="mine-state-icon">
                <Icon name={icon} size="large" />
                {orders.data?.counts[tab] ? <Text className="mine-badge">{orders.data.counts[tab]}</Text> : null}
              </View>
              <Text className="mine-state-words">{ORDER_TAB_TEXT[tab]}</Text>
            </Button>
          ))}
        </View>
      </Card>
      {me.data?.state === 'member' ? (
        <View className="mine-next">
          <NextStep />
        </View>
      ) : null}
      <Card isFlush>
        <Cell
          icon="person"
          title="我的导购"
          value={me.data?.guide?.name ?? '还没有'}
          onTap={() => openPage('/shopper/my-guide/index')}
        />
        <Cell icon="calendar" title="咨询与预约" onTap={() => openPage('/shopper/requests/index')} />
        <Cell icon="pin" title="收货地址" onTap={() => openPage('/shopper/addresses/index')} />
      </Card>
      <Card isFlush>
        <Cell
          icon="shield"
          title="授权与隐私"
          note="谁可以联系我，随时撤回"
          onTap={() => openPage('/shopper/consents/index')}
        />
        <Cell
          icon="gear"
          title="设置"
          note="字号、个性化推荐、导出与注销"
          onTap={() => openPage('/shopper/settings/index')}
        />
        <Cell icon="store" title="导购工作台" note="门店员工入口" onTap={() => openPage('/guide/workbench/index')} />
      </Card>
    </Page>
  )
}

function AllOrders() {
  return (
    <TapButton size="small" tone="quiet" onTap={() => openPage('/shopper/orders/index')}>
      全部订单
    </TapButton>
  )
}

function Head({ profile }: { profile: Out<'myProfile'> }) {
  const gifts = profile.benefits.filter(({ usedAt }) => usedAt === null).length
  if (profile.state !== 'member') {
    return (
      <View className="mine-head">
        <Text className="mine-name" {...meaning({ role: 'heading', level: 1 })}>
          还不是会员
        </Text>
        <Text className="mine-note">不加入也能逛和买；加入后有专属导购和入会礼</Text>
        <TapButton id="mine-join" tone="primary" onTap={() => openPage('/shopper/join/index')}>
          加入会员
        </TapButton>
      </View>
    )
  }
  return (
    <Button className="mine-head mine-card" id="member-card" onClick={() => openPage('/shopper/member-card/index')}>
      <Text className="mine-name">{profile.displayName ?? '会员'}</Text>
      <Text className="mine-card-note">{profile.phoneMasked ?? ''}</Text>
      <View className="mine-card-foot">
        <Text>会员卡</Text>
        <Text>{gifts > 0 ? `${gifts} 份礼品待领取` : '出示会员码'}</Text>
      </View>
    </Button>
  )
}
