import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { CONSENT_PURPOSE_TEXT } from '../../../contract/vocabulary'
import { callShopper, type Out } from '../../api/call'
import { useAction } from '../../api/use-action'
import { useQuery } from '../../api/use-query'
import { Card } from '../../components/card'
import { Page } from '../../components/page'
import { QueryView } from '../../components/query-view'
import { SwitchRow } from '../../components/switch-row'
import { Tag } from '../../components/tag'
import { TapButton } from '../../components/tap-button'
import { timeText } from '../../format/time-text'
import { openPrivacyText } from '../../platform/privacy'
import './index.scss'

type Consent = Out<'listMyConsents'>['consents'][number]

/** Every consent and receiver on one page, with its day and the way to take it back. */
export default function Consents() {
  const me = useQuery([], () => callShopper('myProfile', {}))
  const consents = useQuery([], () => callShopper('listMyConsents', {}))
  const reload = () => Promise.all([me.reload(), consents.reload()])
  usePullDownRefresh(() => void reload().finally(() => Taro.stopPullDownRefresh()))
  const contact = useAction(
    (_key: string, acceptsContact: boolean) => callShopper('setContactPreference', { acceptsContact }),
    { onDone: reload },
  )
  return (
    <Page>
      <QueryView query={me}>
        {(profile) =>
          profile.state === 'member' ? (
            <Card>
              <SwitchRow
                label="可以联系我"
                note="关着时，导购只为你自己提出的咨询和预约回应你；每次查看你的电话都要写明原因，并有记录"
                isOn={profile.acceptsContact}
                isBusy={contact.isBusy}
                onChange={(isOn) => contact.run(isOn)}
              />
            </Card>
          ) : null
        }
      </QueryView>
      <QueryView query={consents}>
        {(data) => (
          <View>
            {data.consents.length === 0 ? (
              <Card title="提供给他人的授权">
                <Text className="consents-note">你还没有同意把信息提供给任何门店或合作方。需要时会单独问你。</Text>
              </Card>
            ) : null}
            {data.consents.map((consent) => (
              <ConsentCard key={`${consent.purpose}/${consent.recipient}`} consent={consent} onChanged={reload} />
            ))}
          </View>
        )}
      </QueryView>
      <Card title="你的权利">
        <Text className="consents-note">
          你可以随时在这里撤回授权，在「设置」里导出自己的数据或注销账号，都不需要联系客服。
        </Text>
        <TapButton tone="quiet" size="small" onTap={openPrivacyText}>
          阅读《隐私保护指引》
        </TapButton>
      </Card>
    </Page>
  )
}

function ConsentCard({ consent, onChanged }: { consent: Consent; onChanged: () => unknown }) {
  const { purpose, recipient, recipientName, isGiven, at, textVersion } = consent
  const named = purpose === 'marketing' ? { purpose } : { purpose, recipient }
  const withdraw = useAction((_key: string, input: typeof named) => callShopper('withdrawConsent', input), {
    onDone: ({ leadsMoved }) => {
      const moved = leadsMoved > 0 ? `，${leadsMoved} 条进行中的咨询已转给其他导购` : ''
      void Taro.showToast({ title: `已撤回${moved}`, icon: 'none' })
      return onChanged()
    },
  })
  const give = useAction((_key: string, input: typeof named) => callShopper('giveConsent', { ...input, textVersion }), {
    onDone: onChanged,
  })
  return (
    <Card title={recipientName} aside={<Tag tone={isGiven ? 'good' : 'plain'}>{isGiven ? '已同意' : '已撤回'}</Tag>}>
      <Text className="consents-line">{CONSENT_PURPOSE_TEXT[purpose]}</Text>
      <Text className="consents-note">{`${timeText(at, Date.now())} ${isGiven ? '同意' : '撤回'}`}</Text>
      <View className="consents-action">
        {isGiven ? (
          <TapButton size="small" tone="danger" isBusy={withdraw.isBusy} onTap={() => withdraw.run(named)}>
            撤回
          </TapButton>
        ) : (
          <TapButton size="small" isBusy={give.isBusy} onTap={() => give.run(named)}>
            重新同意
          </TapButton>
        )}
      </View>
    </Card>
  )
}
