import type { Out } from '../../api/call'
import { countText } from '../../format/number-text'

export type SetupFacts = Out<'setupProgress'>
export type SetupKey = 'stores' | 'guides' | 'rules' | 'invite' | 'trial'
export type SetupAct = { title: string; to: string }
export type Step = {
  key: SetupKey
  title: string
  /** Why it is needed. */
  why: string
  /** How far it is, as the server counts. */
  standing: string
  isDone: boolean
  acts: SetupAct[]
}

/** The steps of a new brand with what there is of each. Pure. */
export function setupSteps(facts: SetupFacts): Step[] {
  return [storeStep(facts), guideStep(facts), ruleStep(facts), inviteStep(facts), trialStep(facts)]
}

function storeStep({ stores }: SetupFacts): Step {
  return {
    key: 'stores',
    title: '导入门店',
    why: '线索按城市、距离和营业时间找门店，所以门店的位置要准。一个 CSV 文件就能导入全部门店。',
    standing: stores > 0 ? `已有 ${countText(stores)} 家门店` : '还没有门店',
    isDone: stores > 0,
    acts: [
      { title: '导入门店', to: '/imports?kind=stores' },
      { title: stores > 0 ? '查看门店' : '手工添加一家', to: '/stores' },
    ],
  }
}

function guideStep({ guides, stores, staffedStores }: SetupFacts): Step {
  const bare = stores - staffedStores
  const hint = bare > 0 ? `，其中 ${countText(bare)} 家门店还没有导购` : ''
  return {
    key: 'guides',
    title: '导入导购',
    why: '线索要分到具体的人。导购的工号、门店和每日上限决定谁能接、能接多少。导购要挂在门店下面，请先导入门店。',
    standing: guides > 0 ? `已有 ${countText(guides)} 位在职导购${hint}` : '还没有导购',
    isDone: guides > 0,
    acts: [
      { title: '导入导购', to: '/imports?kind=guides' },
      { title: guides > 0 ? '查看导购' : '手工添加一位', to: '/guides' },
    ],
  }
}

function ruleStep({ rules, approvers }: SetupFacts): Step {
  const { version, isFounding, hasWaitingApproval, hasDraft } = rules
  const second =
    approvers > 1
      ? '改规则要由另一位同事同意后才生效，提交的人不能批准自己的规则。'
      : '改规则要由另一位同事同意后才生效；现在只有一位能批准的人，请先在「人员」里再加一位总部管理员或总部运营。'
  const standing = hasWaitingApproval
    ? `现在按第 ${version} 版分配，新规则在等同事批准`
    : isFounding
      ? `现在按第 ${version} 版（建立品牌时自带的规则）分配，可以直接用${hasDraft ? '；你有一份草稿还没提交' : ''}`
      : `现在按第 ${version} 版分配`
  return {
    key: 'rules',
    title: '选一套线索规则',
    why: `品牌一建立就有一套能用的规则：就近、在岗、有余量的导购优先，没人接就流转。先用它也可以，之后再换模板。${second}`,
    standing,
    isDone: true,
    acts: [
      { title: '看现在的规则', to: `/rules/${version}` },
      { title: '从模板选一套', to: '/rules/templates' },
      ...(hasWaitingApproval ? [{ title: '去审批', to: '/approvals' }] : []),
      ...(approvers > 1 ? [] : [{ title: '添加同事', to: '/staff' }]),
    ],
  }
}

function inviteStep({ boundGuides, guides, codes }: SetupFacts): Step {
  return {
    key: 'invite',
    title: '邀请导购，打印二维码',
    why: '导购用邀请码绑定自己的微信后才能收到线索提醒；门店码和导购码印出来，顾客扫码就知道是谁带来的。',
    standing:
      boundGuides + codes > 0
        ? `${countText(boundGuides)} / ${countText(guides)} 位导购已绑定微信，${countText(codes)} 个可用二维码`
        : '还没有导购绑定微信，也没有二维码',
    isDone: boundGuides > 0 && codes > 0,
    acts: [
      { title: '邀请导购', to: '/guides' },
      { title: '制作和打印二维码', to: '/codes' },
    ],
  }
}

function trialStep({ leads, firstRouted }: SetupFacts): Step {
  return {
    key: 'trial',
    title: '试一条线索',
    why: '像顾客一样扫一次码，或者把一通电话录成线索，看它分给了谁、为什么。',
    standing: firstRouted
      ? '第一条线索已经分出去了'
      : leads > 0
        ? `已有 ${countText(leads)} 条线索，还没有分给导购：它们在总部池里，通常是因为附近没有在岗的导购`
        : '还没有线索',
    isDone: firstRouted !== null,
    acts: firstRouted ? [{ title: '看为什么这样分', to: `/leads/${firstRouted.leadId}` }] : [],
  }
}
