import { Button } from 'antd'
import { useState } from 'react'
import type { Out } from '../../api/call'
import { useRefusal } from '../../api/session'
import { useAsk } from '../../api/use-ask'
import { ppmText } from '../../format/number-text'
import { PartnerForm } from '../../forms/partner-form'
import { QuotaForm } from '../../forms/quota-form'
import { AllowedButton } from '../../ui/allowed-button'
import { type Column, DataTable } from '../../ui/data-table'
import { Mark } from '../../ui/mark'
import { Page as PageFrame } from '../../ui/page'
import { TimeText } from '../../ui/time-text'
import { useUrlState } from '../../ui/use-url-state'
import { LoadBar } from './load-bar'
import { KeyDialog, RotateDialog } from './partner-key'

type Partner = Out<'listPartners'>['partners'][number]
type NewKey = Out<'createPartner'>

/** Channels that hand in leads over the interface: their quota, their quality, their keys. */
export function Page() {
  const [url, setUrl] = useUrlState({ form: '', partner: '' })
  const [key, setKey] = useState<NewKey | null>(null)
  const asked = useAsk('listPartners', {})
  const refusal = useRefusal()
  const partner = asked.data?.partners.find(({ id }) => id === url.partner)
  const shut = () => setUrl({ form: '', partner: '' }, { replace: true })
  const shown = (made: NewKey) => {
    shut()
    setKey(made)
  }
  return (
    <PageFrame
      title="合作渠道"
      about="通过接口送线索进来的外部渠道：每天的额度、线索质量和密钥"
      actions={
        <AllowedButton type="primary" refusal={refusal('createPartner')} onClick={() => setUrl({ form: 'new' })}>
          新建渠道
        </AllowedButton>
      }
    >
      <DataTable
        id="partners"
        label="合作渠道"
        columns={columnsWith((form, id) => setUrl({ form, partner: id }))}
        rows={asked.data?.partners}
        rowKey={({ id }) => id}
        failure={asked.failure}
        isLoading={asked.isLoading || asked.isRefreshing}
        onRetry={asked.reload}
        empty={{ title: '还没有合作渠道', next: '新建后会得到一副密钥，交给对方技术人员，就能把线索送进来。' }}
      />
      {url.form === 'new' && <PartnerForm onClose={shut} onMade={shown} />}
      {url.form === 'quota' && partner && <QuotaForm partner={partner} onClose={shut} />}
      {url.form === 'rotate' && partner && <RotateDialog partner={partner} onClose={shut} onMade={shown} />}
      {key && <KeyDialog newKey={key} onClose={() => setKey(null)} />}
    </PageFrame>
  )
}

const QUALITY_TEXT = ['只有曝光', '单向触达', '有过互动', '到店或成交级'] as const

function columnsWith(onOpen: (form: string, partnerId: string) => void): Column<Partner>[] {
  return [
    { key: 'name', title: '渠道', render: ({ name }) => name },
    {
      key: 'state',
      title: '状态',
      render: ({ isActive }) => <Mark tone={isActive ? 'good' : 'plain'}>{isActive ? '启用' : '停用'}</Mark>,
    },
    {
      key: 'quota',
      title: '今日额度',
      width: 160,
      render: ({ dayUsed, dayQuota }) => <LoadBar label="今日额度" used={dayUsed} cap={dayQuota} />,
    },
    { key: 'quality', title: '线索质量', render: ({ quality }) => `${quality} 级 · ${QUALITY_TEXT[quality] ?? ''}` },
    { key: 'rate', title: '应付比例', isNumber: true, render: ({ payableRatePpm }) => ppmText(payableRatePpm) },
    {
      key: 'keys',
      title: '可用密钥',
      render: ({ keys }) =>
        keys.length === 0
          ? '没有'
          : keys.map(({ keyId, expiresAt }) => (
              <div key={keyId}>
                {keyId}
                {expiresAt && (
                  <span className="faint">
                    {' '}
                    停用于 <TimeText at={expiresAt} />
                  </span>
                )}
              </div>
            )),
    },
    {
      key: 'created',
      title: '建立',
      isNumber: true,
      isExtra: true,
      render: ({ createdAt }) => <TimeText at={createdAt} />,
    },
    {
      key: 'acts',
      title: '操作',
      render: ({ id, name }) => (
        <>
          <Button type="link" size="small" aria-label={`额度与状态：${name}`} onClick={() => onOpen('quota', id)}>
            额度与状态
          </Button>
          <Button type="link" size="small" aria-label={`更换密钥：${name}`} onClick={() => onOpen('rotate', id)}>
            更换密钥
          </Button>
        </>
      ),
    },
  ]
}
