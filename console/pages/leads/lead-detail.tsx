import { useState } from 'react'
import { useParams } from 'react-router'
import { useRefusal } from '../../api/session'
import { useAsk } from '../../api/use-ask'
import { RaiseSuspicionForm } from '../../forms/raise-suspicion-form'
import { AllowedButton } from '../../ui/allowed-button'
import { Page as PageFrame } from '../../ui/page'
import { Panel } from '../../ui/panel'
import { AskedView, EmptyView } from '../../ui/state-view'
import { useUrlState } from '../../ui/use-url-state'
import { AttemptView } from './attempt-view'
import { DraftPreview } from './draft-preview'
import { LeadHead, type Story } from './lead-head'
import { LeadTimeline } from './lead-timeline'
import { wishText } from './lead-words'
import { ReassignDialog } from './reassign-dialog'

/** One lead: where it stands, all that happened to it, how each attempt was decided, and what other rules would do. */
export function Page() {
  const { leadId = '' } = useParams()
  const [url, setUrl] = useUrlState({ version: '' })
  const [isMoving, setMoving] = useState(false)
  const story = useAsk('showLeadStory', { leadId }, { keepsBefore: false })
  const decision = useAsk('showDecision', { leadId }, { keepsBefore: false })
  const version = /^\d+$/.test(url.version) ? Number(url.version) : null
  return (
    <PageFrame
      title={story.data ? `${story.data.person} · ${wishText(story.data.wish)}` : '线索'}
      about={<span className="faint">编号 {leadId}</span>}
      actions={
        <>
          <DoubtButton leadId={leadId} story={story.data} />
          <MoveButton story={story.data} onOpen={() => setMoving(true)} />
        </>
      }
    >
      <AskedView asked={story}>
        {(told) => (
          <>
            <LeadHead story={told} />
            <div className="lead-body">
              <div>
                <AskedView asked={decision}>
                  {({ attempts, ...names }) =>
                    attempts.length === 0 ? (
                      <EmptyView title="还没有分配过" />
                    ) : (
                      attempts
                        .toReversed()
                        .map((attempt) => (
                          <AttemptView
                            key={attempt.decisionId}
                            attempt={attempt}
                            names={names}
                            onReplay={decision.reload}
                            isReplaying={decision.isRefreshing}
                          />
                        ))
                    )
                  }
                </AskedView>
                <DraftPreview
                  leadId={leadId}
                  version={version}
                  onPick={(picked) => setUrl({ version: picked === null ? '' : String(picked) })}
                />
              </div>
              <Panel title="经过">
                <LeadTimeline story={told} />
              </Panel>
            </div>
          </>
        )}
      </AskedView>
      {isMoving && <ReassignDialog leadIds={[leadId]} onClose={() => setMoving(false)} onDone={() => undefined} />}
    </PageFrame>
  )
}

function DoubtButton({ leadId, story }: { leadId: string; story: Story | undefined }) {
  const [isOpen, setOpen] = useState(false)
  const refusal = useRefusal()('raiseSuspicion')
  return (
    <>
      <AllowedButton refusal={refusal ?? (story ? null : '正在加载')} onClick={() => setOpen(true)}>
        标记可疑
      </AllowedButton>
      {isOpen && story && (
        <RaiseSuspicionForm
          subjectKind="lead"
          subjectId={leadId}
          subject={wishText(story.wish)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

function MoveButton({ story, onOpen }: { story: Story | undefined; onOpen: () => void }) {
  const refusal = useRefusal()('reassignLeads')
  const isOver = story?.state === 'won' || story?.state === 'lost'
  return (
    <AllowedButton
      type="primary"
      refusal={refusal ?? (story ? (isOver ? '线索已结束，不能再分配' : null) : '正在加载')}
      onClick={onOpen}
    >
      重新分配
    </AllowedButton>
  )
}
