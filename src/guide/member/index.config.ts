export default definePageConfig({ navigationBarTitleText: '顾客档案', enablePullDownRefresh: true })
