import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { callShopper } from '../../api/call'
import { forgetToken } from '../../api/session'
import { useAction } from '../../api/use-action'
import { useQuery } from '../../api/use-query'
import { Card } from '../../components/card'
import { ChoiceList } from '../../components/choice-list'
import { Page } from '../../components/page'
import { QueryView } from '../../components/query-view'
import { Sheet } from '../../components/sheet'
import { SwitchRow } from '../../components/switch-row'
import { TapButton } from '../../components/tap-button'
import { giveText } from '../../platform/give-file'
import { meaning } from '../../platform/meaning'
import { openTab } from '../../platform/navigate'
import { TEXT_SCALE_TEXT, type TextScale, textScale } from '../../state/text-scale'
import './index.scss'

const SCALES = (Object.keys(TEXT_SCALE_TEXT) as TextScale[]).map((key) => ({ key, words: TEXT_SCALE_TEXT[key] }))

/** How I want to read, what may be used for me, and my data: take it along, or have it erased. */
export default function Settings() {
  const me = useQuery([], () => callShopper('myProfile', {}))
  const scale = textScale.use()
  const personal = useAction((_key: string, isOn: boolean) => callShopper('setPersonalisation', { isOn }), {
    onDone: me.reload,
  })
  return (
    <Page>
      <Card title="字号">
        <ChoiceList label="字号" kind="chips" choices={SCALES} chosen={scale} onChoose={textScale.set} />
        <Text className="settings-sample">这是现在的字号，价格 ¥1,299.00</Text>
      </Card>
      <QueryView query={me}>
        {(profile) => (
          <View>
            <Card title="推荐">
              <SwitchRow
                label="个性化推荐"
                note="按你看过的商品排列顺序。关掉后，不再记录你看了什么，所有人看到的一样；价格从不因人而异。"
                isOn={profile.isPersonalised}
                isBusy={personal.isBusy}
                onChange={(isOn) => personal.run(isOn)}
              />
            </Card>
            {profile.state === 'member' ? <OwnData /> : null}
          </View>
        )}
      </QueryView>
    </Page>
  )
}

function OwnData() {
  const [isAsking, setIsAsking] = useState(false)
  const orders = useQuery([], () => callShopper('listMyOrders', { rows: 1 }))
  const { toSend = 0, toReceive = 0 } = orders.data?.counts ?? {}
  const exported = useAction((_key: string, _input: 'all') => callShopper('exportMyData', {}), {
    onDone: async (data) => {
      const said = await giveText('我的数据.json', JSON.stringify(data, null, 2))
      void Taro.showToast({ title: said, icon: 'none', duration: 2500 })
    },
  })
  const erase = useAction((_key: string, _input: 'all') => callShopper('deleteMyAccount', { isConfirmed: true }), {
    onDone: () => {
      forgetToken()
      setIsAsking(false)
      void Taro.showToast({ title: '账号已注销，个人信息已删除', icon: 'none', duration: 2500 })
      openTab('/pages/home/index')
    },
  })
  return (
    <Card title="我的数据">
      <Text className="settings-note">
        导出的文件里有你的资料、授权、浏览与咨询、订单、归属，以及谁在什么时候看过你的电话。
      </Text>
      <TapButton id="export-data" isWide isBusy={exported.isBusy} onTap={() => exported.run('all')}>
        导出我的数据
      </TapButton>
      <View className="settings-gap" />
      <TapButton id="delete-account" tone="danger" isWide onTap={() => setIsAsking(true)}>
        注销账号
      </TapButton>
      <Sheet
        isOpen={isAsking}
        title="注销账号"
        onClose={() => setIsAsking(false)}
        footer={
          <View className="settings-answers">
            <TapButton onTap={() => setIsAsking(false)}>保留账号</TapButton>
            <TapButton id="confirm-delete" tone="danger" isBusy={erase.isBusy} onTap={() => erase.run('all')}>
              确认注销
            </TapButton>
          </View>
        }
      >
        {toSend + toReceive > 0 ? (
          <Text className="settings-warning" {...meaning({ role: 'alert' })}>
            {`你还有 ${toSend + toReceive} 笔订单没有收到或取走。注销后看不到取货码和物流，也不能再申请退款，建议先收货、取货或退款。`}
          </Text>
        ) : null}
        <Text className="settings-note">
          注销后：电话、称呼、收货地址和授权立即删除，不能恢复；礼品和会员权益作废；进行中的咨询结束。已经付款的订单按法律要求保留交易记录，但不再和你的个人信息相连，退款仍会原路退回。
        </Text>
      </Sheet>
    </Card>
  )
}
