import { Alert, Progress } from 'antd'
import { Link } from 'react-router'
import { useAsk } from '../../api/use-ask'
import { Page as PageFrame } from '../../ui/page'
import { AskedView } from '../../ui/state-view'
import './data.css'
import { SetupStep } from './setup-step'
import { type SetupFacts, setupSteps } from './setup-steps'
import { TrialActs } from './trial-acts'
import { useSkipped } from './use-skipped'

/** The first hour of a new brand: five steps from nothing to a lead that somebody got, each counted by the server. */
export function Page() {
  const asked = useAsk('setupProgress', {}, { everyMs: 10_000 })
  return (
    <PageFrame
      title="开始使用"
      about="五步：从空白品牌到第一条分出去的线索。进度按系统里真实的数据计算，可以随时离开再回来"
    >
      <AskedView asked={asked}>{(facts) => <Steps facts={facts} />}</AskedView>
    </PageFrame>
  )
}

function Steps({ facts }: { facts: SetupFacts }) {
  const { skipped, skip, takeBack } = useSkipped()
  const steps = setupSteps(facts)
  const done = steps.filter(({ isDone }) => isDone).length
  const next = steps.find(({ key, isDone }) => !isDone && !skipped.includes(key))
  return (
    <>
      <section className="panel" aria-label="进度" style={{ display: 'flex', alignItems: 'center', gap: 16 }}>
        <Progress
          style={{ width: 240 }}
          percent={(100 * done) / steps.length}
          format={() => `${done} / ${steps.length}`}
          aria-label="完成的步骤"
        />
        <span className="soft">{next ? `下一步：${next.title}` : '所有步骤都已完成或跳过'}</span>
      </section>
      {facts.firstRouted && <Finished facts={facts} />}
      <ol className="setup-steps">
        {steps.map((step, at) => (
          <SetupStep
            key={step.key}
            step={step}
            number={at + 1}
            isNext={step.key === next?.key}
            isSkipped={!step.isDone && skipped.includes(step.key)}
            onSkip={() => skip(step.key)}
            onTakeBack={() => takeBack(step.key)}
          >
            {step.key === 'trial' && <TrialActs facts={facts} />}
          </SetupStep>
        ))}
      </ol>
    </>
  )
}

function Finished({ facts: { firstRouted } }: { facts: SetupFacts }) {
  if (!firstRouted) return null
  const { leadId, wish, guideName, storeName } = firstRouted
  const who = [storeName, guideName].filter(Boolean).join(' · ') || '总部顾问'
  return (
    <Alert
      style={{ marginBottom: 12 }}
      type="success"
      showIcon
      title={`第一条线索已经分出去了：「${wish}」分给了 ${who}`}
      description={<Link to={`/leads/${leadId}`}>看这条线索为什么这样分</Link>}
    />
  )
}
