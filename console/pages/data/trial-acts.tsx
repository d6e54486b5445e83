import { Button } from 'antd'
import { useState } from 'react'
import { useRefusal } from '../../api/session'
import { EnterLeadForm } from '../../forms/enter-lead-form'
import { AllowedButton } from '../../ui/allowed-button'
import type { SetupFacts } from './setup-steps'

/** The product on this machine has the shopper's page beside it; elsewhere codes are scanned with WeChat. */
const HAS_LOCAL_PAGE = ['127.0.0.1', 'localhost', '[::1]'].includes(window.location.hostname)

/** Two ways to a first lead: a code scanned as a shopper does, or a call written down. */
export function TrialActs({ facts: { trialCode, guides, firstRouted } }: { facts: SetupFacts }) {
  const [isOpen, setOpen] = useState(false)
  const refusal = useRefusal()('enterLead')
  const early = guides === 0 ? '请先完成第 1、2 步：还没有导购可以接线索' : null
  return (
    <>
      {trialCode && HAS_LOCAL_PAGE && (
        <Button href={`/app/#/pages/scan/index?scene=${trialCode.code}`} target="_blank" rel="noopener">
          用网页版顾客手机扫「{trialCode.name}」的码
        </Button>
      )}
      {trialCode && !HAS_LOCAL_PAGE && <span className="soft">用微信扫一个印好的码（{trialCode.name}）</span>}
      <AllowedButton refusal={refusal ?? early} onClick={() => setOpen(true)}>
        {firstRouted ? '再录一条电话咨询' : '录入一条电话咨询'}
      </AllowedButton>
      {isOpen && <EnterLeadForm onClose={() => setOpen(false)} />}
    </>
  )
}
