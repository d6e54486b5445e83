import type { Area } from './area'

export const ruleArea: Area = {
  title: '规则与试点',
  pages: [
    { path: 'rules', title: '分配规则', needs: 'listRuleSets', load: () => import('../pages/rules/rule-versions') },
    {
      path: 'rules/templates',
      title: '规则模板',
      needs: 'listRuleTemplates',
      isInner: true,
      load: () => import('../pages/rules/rule-templates'),
    },
    {
      path: 'rules/diff',
      title: '比较规则',
      needs: 'diffRuleSets',
      isInner: true,
      load: () => import('../pages/rules/rule-diff'),
    },
    {
      path: 'rules/:version',
      title: '规则版本',
      needs: 'showRuleSet',
      isInner: true,
      load: () => import('../pages/rules/rule-version'),
    },
    {
      path: 'rules/:version/edit',
      title: '起草规则',
      needs: 'checkRuleSet',
      isInner: true,
      load: () => import('../pages/rules/rule-editor'),
    },
    { path: 'approvals', title: '审批', needs: 'listApprovals', load: () => import('../pages/rules/approvals') },
    {
      path: 'backtests',
      title: '回测',
      needs: 'listBacktests',
      load: () => import('../pages/experiments/backtest-list'),
    },
    {
      path: 'backtests/:backtestId',
      title: '回测',
      needs: 'showBacktest',
      isInner: true,
      load: () => import('../pages/experiments/backtest'),
    },
    { path: 'pilots', title: '试点', needs: 'listPilots', load: () => import('../pages/experiments/pilot-list') },
    {
      path: 'pilots/:pilotId',
      title: '试点',
      needs: 'showPilot',
      isInner: true,
      load: () => import('../pages/experiments/pilot'),
    },
    {
      path: 'effects',
      title: '规则效果',
      needs: 'reviewRuleChanges',
      load: () => import('../pages/experiments/effects'),
    },
    { path: 'model', title: '模型与名额价格', needs: 'listArtefacts', load: () => import('../pages/model/model') },
    { path: 'health', title: '分配健康', needs: 'routingHealth', load: () => import('../pages/model/health') },
  ],
}
