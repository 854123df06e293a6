<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AcknowledgeDialog</name>
    <message>
        <source>Acknowledge the evaluation</source>
        <translation>确认评估</translation>
    </message>
    <message>
        <source>Comment on the evaluation</source>
        <translation>对评估留言</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Comment (optional)</source>
        <translation>留言（可选）</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>留言</translation>
    </message>
    <message>
        <source>What you want to say about it</source>
        <translation>您想说明的内容</translation>
    </message>
    <message>
        <source>{n} characters are too many; {most} are possible.</source>
        <translation>{n} 个字符过长；最多 {most} 个。</translation>
    </message>
    <message>
        <source>Write a comment.</source>
        <translation>请填写留言。</translation>
    </message>
</context>
<context>
    <name>Acknowledging</name>
    <message>
        <source>Acknowledge or comment…</source>
        <translation>确认或留言…</translation>
    </message>
    <message>
        <source>Acknowledged by the agent…</source>
        <translation>登记客服代表已确认…</translation>
    </message>
    <message>
        <source>What the agent said…</source>
        <translation>客服代表的留言…</translation>
    </message>
    <message>
        <source>Comment…</source>
        <translation>留言…</translation>
    </message>
    <message>
        <source>Acknowledge…</source>
        <translation>确认…</translation>
    </message>
    <message>
        <source>not acknowledged yet</source>
        <translation>尚未确认</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>You put down what the agent said; your name will stand beside it.</source>
        <translation>您正在登记客服代表的意见，旁边会注明您的姓名。</translation>
    </message>
    <message>
        <source>You say that you have read it. Who judged you reads your comment.</source>
        <translation>您确认已阅读此评估。评估人会看到您的留言。</translation>
    </message>
    <message>
        <source>Who judged you reads it. What was said stays.</source>
        <translation>评估人会看到。留言发出后不能修改或删除。</translation>
    </message>
</context>
<context>
    <name>ActionDetail</name>
    <message>
        <source>Actions</source>
        <translation>改进措施</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Other steps</source>
        <translation>其他步骤</translation>
    </message>
    <message>
        <source>{n} days overdue</source>
        <translation>超时 {n} 天</translation>
    </message>
    <message>
        <source>1 day overdue</source>
        <translation>超时 1 天</translation>
    </message>
    <message>
        <source>Measure the effect</source>
        <translation>测量效果</translation>
    </message>
    <message>
        <source>Begin a new round</source>
        <translation>开始新一轮</translation>
    </message>
    <message>
        <source>Causes are analysed</source>
        <translation>原因已分析</translation>
    </message>
    <message>
        <source>Plan another measure</source>
        <translation>另定措施</translation>
    </message>
    <message>
        <source>Plan the measure</source>
        <translation>制定措施</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Measure is in place</source>
        <translation>措施已落实</translation>
    </message>
    <message>
        <source>Check the effect</source>
        <translation>评估效果</translation>
    </message>
    <message>
        <source>Confirm as effective</source>
        <translation>确认有效</translation>
    </message>
    <message>
        <source>Confirm as partly effective</source>
        <translation>确认部分有效</translation>
    </message>
    <message>
        <source>Confirm as not effective</source>
        <translation>确认无效</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Back to draft</source>
        <translation>退回草稿</translation>
    </message>
    <message>
        <source>Cancel the action…</source>
        <translation>取消措施…</translation>
    </message>
    <message>
        <source>Measure the effect again…</source>
        <translation>重新测量效果…</translation>
    </message>
</context>
<context>
    <name>ActionFields</name>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Root causes</source>
        <translation>根本原因</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>具体措施</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>What shows whether it helps</source>
        <translation>用什么衡量效果</translation>
    </message>
    <message>
        <source>Baseline: how it was before</source>
        <translation>基线值：改进前的水平</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标值</translation>
    </message>
    <message>
        <source>Check the effect on</source>
        <translation>效果评估日</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>批准人</translation>
    </message>
    <message>
        <source>Approved on</source>
        <translation>批准日期</translation>
    </message>
    <message>
        <source>Begun on</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>In place since</source>
        <translation>落实日期</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>实施证据</translation>
    </message>
    <message>
        <source>Effect: how it is since</source>
        <translation>效果：改进后的水平</translation>
    </message>
    <message>
        <source>What was changed for good: process, checklist, knowledge</source>
        <translation>固化内容：修改了哪些流程、质检表或知识</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因说明</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>此项必填。</translation>
    </message>
</context>
<context>
    <name>ActionsPage</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>New action…</source>
        <translation>新建措施…</translation>
    </message>
    <message>
        <source>Register as PDF…</source>
        <translation>台账导出为 PDF…</translation>
    </message>
    <message>
        <source>Register as Excel…</source>
        <translation>台账导出为 Excel…</translation>
    </message>
    <message>
        <source>{number}: {state}</source>
        <translation>{number}：{state}</translation>
    </message>
    <message>
        <source>Cancel the action</source>
        <translation>取消措施</translation>
    </message>
    <message>
        <source>Follow-up: {title}</source>
        <translation>后续：{title}</translation>
    </message>
    <message>
        <source>Measured {effect}; it was {baseline} before, {target} was wanted.</source>
        <translation>测得 {effect}；改进前为 {baseline}，目标为 {target}。</translation>
    </message>
    <message>
        <source>{number}: measure the effect</source>
        <translation>{number}：测量效果</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Edit {number}</source>
        <translation>编辑 {number}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>New improvement action</source>
        <translation>新建改进措施</translation>
    </message>
    <message>
        <source>Raise action</source>
        <translation>提出措施</translation>
    </message>
    <message>
        <source>Action register</source>
        <translation>改进措施台账</translation>
    </message>
</context>
<context>
    <name>AddCallDialog</name>
    <message>
        <source>Add a call</source>
        <translation>添加通话</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>It is judged together with the open call, in one evaluation.</source>
        <translation>它与当前通话一起评，合为一份评估。</translation>
    </message>
    <message>
        <source>Case, customer, agent, file …</source>
        <translation>个案、客户、坐席、文件…</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>坐席</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>个案</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Choose a call of the list.</source>
        <translation>请从列表中选择通话。</translation>
    </message>
</context>
<context>
    <name>AdministrationPage</name>
    <message>
        <source>Agents</source>
        <translation>客服代表</translation>
    </message>
    <message>
        <source>No agents yet</source>
        <translation>还没有客服代表</translation>
    </message>
    <message>
        <source>Add them here, or import recordings with a file of call details.</source>
        <translation>可在此添加，或随通话信息文件导入录音。</translation>
    </message>
    <message>
        <source>Add agent</source>
        <translation>添加客服代表</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>No teams yet</source>
        <translation>还没有班组</translation>
    </message>
    <message>
        <source>Add the teams of the centre, then move agents into them.</source>
        <translation>请先添加中心的班组，再将客服代表调入。</translation>
    </message>
    <message>
        <source>Add team</source>
        <translation>添加班组</translation>
    </message>
    <message>
        <source>Add who judges the calls.</source>
        <translation>请添加负责质检的人员。</translation>
    </message>
    <message>
        <source>Administration</source>
        <translation>系统管理</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>No people yet</source>
        <translation>还没有人员</translation>
    </message>
    <message>
        <source>Add person</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>You are connected as the owner of the database, for whom no rules hold. Logins are made by administrators in this window, or by “qa-studio users”.</source>
        <translation>您以数据库所有者身份连接，任何规则对其都不起作用。登录账号由管理员在此窗口或用“qa-studio users”创建。</translation>
    </message>
    <message>
        <source>This workspace is a folder: whoever owns the file owns everything in it. Roles only shape what the window offers: who may listen below masks, hold recordings, remove audio or take an improvement action a step further. They protect nothing; on a team&apos;s server they do.</source>
        <translation>此工作区是一个文件夹：谁拥有文件，谁就拥有其中的一切。角色只决定窗口提供哪些功能：谁可以收听被屏蔽的内容、封存录音、删除音频或推进改进措施。它们不提供任何保护；在团队服务器上才有保护作用。</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>关键词</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>审计记录</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>栏目</translation>
    </message>
    <message>
        <source>Rename or renumber…</source>
        <translation>改姓名或工号…</translation>
    </message>
    <message>
        <source>Move to another team…</source>
        <translation>调班组…</translation>
    </message>
    <message>
        <source>Leaves…</source>
        <translation>离岗…</translation>
    </message>
    <message>
        <source>Is back</source>
        <translation>返岗</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>改名…</translation>
    </message>
    <message>
        <source>This is me</source>
        <translation>这是我</translation>
    </message>
    <message>
        <source>Name and role…</source>
        <translation>姓名和角色…</translation>
    </message>
</context>
<context>
    <name>Advanced</name>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
</context>
<context>
    <name>AgentDialog</name>
    <message>
        <source>Add agent</source>
        <translation>添加客服代表</translation>
    </message>
    <message>
        <source>Rename or renumber</source>
        <translation>改姓名或工号</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>工号</translation>
    </message>
    <message>
        <source>The centre&apos;s own number; calls are matched by it.</source>
        <translation>中心内部工号，用于匹配通话。</translation>
    </message>
    <message>
        <source>No team</source>
        <translation>无班组</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起始日期</translation>
    </message>
</context>
<context>
    <name>AgentView</name>
    <message>
        <source>Answer it as the inspector first: then this is what the judged person reads.</source>
        <translation>请先以质检员身份作答：此处显示被评人看到的内容。</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>The inspector still has to add what is required.</source>
        <translation>质检员还须补充必填内容。</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>以上都不是</translation>
    </message>
</context>
<context>
    <name>AnswerBar</name>
    <message>
        <source>not answered</source>
        <translation>未作答</translation>
    </message>
</context>
<context>
    <name>AnswerInput</name>
    <message>
        <source>N/A</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>以上都不是</translation>
    </message>
</context>
<context>
    <name>AnswersEditor</name>
    <message>
        <source>Answers</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Kind of answer</source>
        <translation>答案类型</translation>
    </message>
    <message>
        <source>Worth</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>One answer</source>
        <translation>单选</translation>
    </message>
    <message>
        <source>Several answers</source>
        <translation>多选</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Yes / No</source>
        <translation>是 / 否</translation>
    </message>
    <message>
        <source>Yes / Partly / No</source>
        <translation>是 / 部分 / 否</translation>
    </message>
    <message>
        <source>Scale 1–5</source>
        <translation>1–5 分制</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>自定</translation>
    </message>
    <message>
        <source>Usual answers</source>
        <translation>常用答案</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Most points</source>
        <translation>最高分</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>得分率</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>分值</translation>
    </message>
    <message>
        <source>Ranges</source>
        <translation>数值范围</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>不适用</translation>
    </message>
</context>
<context>
    <name>AnswersSaid</name>
    <message>
        <source>up to {n}</source>
        <translation>{n} 及以下</translation>
    </message>
    <message>
        <source>above</source>
        <translation>以上</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Asked only when {question} is {answers}</source>
        <translation>仅当 {question} 为 {answers} 时才问</translation>
    </message>
    <message>
        <source>fails the form</source>
        <translation>整表否决</translation>
    </message>
    <message>
        <source>fails the section</source>
        <translation>本部分否决</translation>
    </message>
</context>
<context>
    <name>ArchiveCard</name>
    <message>
        <source>Archive of a month</source>
        <translation>月度归档</translation>
    </message>
    <message>
        <source>One file with the evaluations of a month as PDF, all answers as a workbook, the checklists and the audit trail, with a hash of each. The audit trail holds what is in it in full, customer numbers too.</source>
        <translation>一个文件，含某月评估的 PDF、全部答案的工作簿、质检表和审计记录，各附校验值。审计记录内容完整，包括客户号码。</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>With the audio</source>
        <translation>连同音频</translation>
    </message>
    <message>
        <source>Pack…</source>
        <translation>打包…</translation>
    </message>
    <message>
        <source>Check a package…</source>
        <translation>检查归档包…</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>归档包</translation>
    </message>
    <message>
        <source>{path}: {n} evaluations, {events} events, {size} MB.</source>
        <translation>{path}：{n} 份评估，{events} 个事件，{size} MB。</translation>
    </message>
    <message>
        <source>The audio of {n} recordings is left out: masked, removed or not there.</source>
        <translation>未包含 {n} 条录音的音频：有屏蔽、已删除或文件不在。</translation>
    </message>
    <message>
        <source>Check a package</source>
        <translation>检查归档包</translation>
    </message>
    <message>
        <source>{name} was changed, {n} findings: {first}</source>
        <translation>{name} 已被更改，{n} 处问题：{first}</translation>
    </message>
    <message>
        <source>{name} is intact: {n} files of {month}. The audit trail names it by {hash}.</source>
        <translation>{name} 完好：{month} 的 {n} 个文件。审计记录以 {hash} 记载它。</translation>
    </message>
</context>
<context>
    <name>AssignDialog</name>
    <message>
        <source>Assign the recording</source>
        <translation>分配录音</translation>
    </message>
    <message>
        <source>Assign {n} recordings</source>
        <translation>分配 {n} 条录音</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>分配</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>不分配</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>质检员</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>How it was picked</source>
        <translation>抽取方式</translation>
    </message>
    <message>
        <source>Only random picks count in rates, trends and rankings.</source>
        <translation>比率、趋势和排名只统计随机抽取的录音。</translation>
    </message>
</context>
<context>
    <name>Authoring</name>
    <message>
        <source>New question</source>
        <translation>新增质检项</translation>
    </message>
    <message>
        <source>New section</source>
        <translation>新增分区</translation>
    </message>
    <message>
        <source>Delete {what}</source>
        <translation>删除{what}</translation>
    </message>
    <message>
        <source>Cut {what}</source>
        <translation>剪切{what}</translation>
    </message>
    <message>
        <source>{what} deleted, and {n} conditions that named it taken away.</source>
        <translation>已删除{what}，并去掉引用它的 {n} 个条件。</translation>
    </message>
    <message>
        <source>{what} deleted, and a condition that named it taken away.</source>
        <translation>已删除{what}，并去掉引用它的一个条件。</translation>
    </message>
    <message>
        <source>Delete what was never written</source>
        <translation>删除未填写的内容</translation>
    </message>
    <message>
        <source>Questions and sections without a word in them were deleted.</source>
        <translation>没有填写任何文字的质检项和分区已删除。</translation>
    </message>
    <message>
        <source>Duplicate {what}</source>
        <translation>复制一份{what}</translation>
    </message>
    <message>
        <source>There is nothing on the clipboard that could become a question.</source>
        <translation>剪贴板中没有可以成为质检项的内容。</translation>
    </message>
    <message>
        <source>Paste a section</source>
        <translation>粘贴一个分区</translation>
    </message>
    <message>
        <source>Paste {n} sections</source>
        <translation>粘贴 {n} 个分区</translation>
    </message>
    <message>
        <source>What the answers are worth was turned into this checklist&apos;s scoring; look it over.</source>
        <translation>答案的分值已换算为本质检表的计分方式，请核对。</translation>
    </message>
    <message>
        <source>Paste {n} lines as Yes/No questions</source>
        <translation>将 {n} 行文字粘贴为“是/否”质检项</translation>
    </message>
    <message>
        <source>Paste {n} questions</source>
        <translation>粘贴 {n} 个质检项</translation>
    </message>
    <message>
        <source>Paste a line as a Yes/No question</source>
        <translation>将一行文字粘贴为“是/否”质检项</translation>
    </message>
    <message>
        <source>Paste a question</source>
        <translation>粘贴一个质检项</translation>
    </message>
    <message>
        <source>{n} conditions named questions that are not in this checklist; they were taken away.</source>
        <translation>有 {n} 个条件引用了本质检表中没有的质检项，已去掉。</translation>
    </message>
    <message>
        <source>A condition named a question that is not in this checklist; it was taken away.</source>
        <translation>有一个条件引用了本质检表中没有的质检项，已去掉。</translation>
    </message>
    <message>
        <source>Move {what}</source>
        <translation>移动{what}</translation>
    </message>
    <message>
        <source>{n} sections</source>
        <translation>{n} 个分区</translation>
    </message>
    <message>
        <source>{n} questions</source>
        <translation>{n} 个质检项</translation>
    </message>
    <message>
        <source>{n} parts</source>
        <translation>{n} 处</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>“{words}”</translation>
    </message>
</context>
<context>
    <name>BandRow</name>
    <message>
        <source>From</source>
        <translation>起始分</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Remove the band</source>
        <translation>移除等级</translation>
    </message>
    <message>
        <source>The lowest band starts at 0</source>
        <translation>最低等级从 0 开始</translation>
    </message>
    <message>
        <source>Name of the band</source>
        <translation>等级名称</translation>
    </message>
    <message>
        <source>{language} missing</source>
        <translation>缺{language}</translation>
    </message>
</context>
<context>
    <name>BandTable</name>
    <message>
        <source>From</source>
        <translation>起始分</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Add a band</source>
        <translation>添加等级</translation>
    </message>
    <message>
        <source>Two bands start at {score}; give each its own.</source>
        <translation>有两个等级都从 {score} 开始；请各设各的起始分。</translation>
    </message>
</context>
<context>
    <name>BankDialog</name>
    <message>
        <source>Question bank</source>
        <translation>题库</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>插入</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Find by words, answers, topic or checklist</source>
        <translation>按文字、答案、主题或质检表查找</translation>
    </message>
    <message>
        <source>No question speaks of that.</source>
        <translation>没有符合的质检项。</translation>
    </message>
    <message>
        <source>Look for fewer words, or for a word of the answers.</source>
        <translation>请减少关键词，或改用答案中的词。</translation>
    </message>
    <message>
        <source>What is changed so that they fit</source>
        <translation>为适应此质检表所作的改动</translation>
    </message>
    <message>
        <source>Insert 1 question</source>
        <translation>插入 1 项</translation>
    </message>
    <message>
        <source>Insert {n} questions</source>
        <translation>插入 {n} 项</translation>
    </message>
    <message>
        <source>Pick a question first.</source>
        <translation>请先选择质检项。</translation>
    </message>
    <message>
        <source>Put under another topic…</source>
        <translation>归入其他主题…</translation>
    </message>
    <message>
        <source>Take out of the bank</source>
        <translation>从题库移除</translation>
    </message>
    <message>
        <source>Put under another topic</source>
        <translation>归入其他主题</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Change topic</source>
        <translation>更改主题</translation>
    </message>
    <message>
        <source>Take out of the bank?</source>
        <translation>从题库移除？</translation>
    </message>
    <message>
        <source>Questions: {n}. Checklists that ask them stay as they are.</source>
        <translation>质检项：{n} 项。已使用它们的质检表保持不变。</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>BankList</name>
    <message>
        <source>Questions of the bank</source>
        <translation>题库中的质检项</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Bench</name>
    <message>
        <source>Agent</source>
        <translation>坐席</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>Nothing is left to hear.</source>
        <translation>没有未听取的内容。</translation>
    </message>
    <message>
        <source>Not sent: {what} Nothing is lost: it is kept on this computer.</source>
        <translation>未发送：{what} 内容不会丢失：已保存在本机。</translation>
    </message>
    <message>
        <source>Not saved: {what} Nothing is lost as long as this page stays open.</source>
        <translation>未保存：{what}只要不关闭本页，内容不会丢失。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation>没有未完成项。</translation>
    </message>
</context>
<context>
    <name>BothVersions</name>
    <message>
        <source>Two versions: which one stays?</source>
        <translation>有两个版本，保留哪一个？</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>All mine</source>
        <translation>全部保留我的</translation>
    </message>
    <message>
        <source>All theirs</source>
        <translation>全部保留对方的</translation>
    </message>
    <message>
        <source>Choose for each field which version stays.</source>
        <translation>请为每个字段选择要保留的版本。</translation>
    </message>
</context>
<context>
    <name>BugDialog</name>
    <message>
        <source>QA Studio made a mistake</source>
        <translation>QA Studio 出错了</translation>
    </message>
    <message>
        <source>Everything that was answered is saved. Please send the details to whoever looks after the program.</source>
        <translation>已作答的内容均已保存。请将详细信息发给程序维护人员。</translation>
    </message>
    <message>
        <source>The log is {path}</source>
        <translation>日志文件：{path}</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详细信息</translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message>
        <source>Assign…</source>
        <translation>分配…</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>领取</translation>
    </message>
    <message>
        <source>How it was picked…</source>
        <translation>抽取方式…</translation>
    </message>
    <message>
        <source>Take back import…</source>
        <translation>撤销导入…</translation>
    </message>
    <message>
        <source>↵ inspects, Del takes back</source>
        <translation>回车质检，Del 撤销导入</translation>
    </message>
    <message>
        <source>{n} selected</source>
        <translation>已选 {n} 条</translation>
    </message>
</context>
<context>
    <name>CallCare</name>
    <message>
        <source>Where is {name} now?</source>
        <translation>{name} 现在在哪里？</translation>
    </message>
    <message>
        <source>Marked as an example.</source>
        <translation>已标为示例。</translation>
    </message>
</context>
<context>
    <name>CallHeader</name>
    <message>
        <source>Agent not known</source>
        <translation>客服代表未知</translation>
    </message>
    <message>
        <source>No team</source>
        <translation>无班组</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>CSAT</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>个案</translation>
    </message>
    <message>
        <source>Previous of my work</source>
        <translation>我的工作：上一条</translation>
    </message>
    <message>
        <source>Next of my work</source>
        <translation>我的工作：下一条</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Judge another call with this one…</source>
        <translation>与此通话一起评另一通…</translation>
    </message>
    <message>
        <source>Judge them together, in one evaluation</source>
        <translation>合为一份评估一起评</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>{time} 已保存</translation>
    </message>
    <message>
        <source>Completed {time}</source>
        <translation>{time} 完成</translation>
    </message>
    <message>
        <source>Kept on this computer</source>
        <translation>已保存在本机</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
</context>
<context>
    <name>CallPicture</name>
    <message>
        <source>Waveform of the call</source>
        <translation>通话波形</translation>
    </message>
</context>
<context>
    <name>CallStrip</name>
    <message>
        <source>Call</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>Judge all of it</source>
        <translation>评整通</translation>
    </message>
    <message>
        <source>Add a call…</source>
        <translation>添加通话…</translation>
    </message>
    <message>
        <source>Remove this call from the inspection</source>
        <translation>将此通话移出质检</translation>
    </message>
    <message>
        <source>Only {part} is judged</source>
        <translation>只评 {part}</translation>
    </message>
    <message>
        <source>Judged: {name}</source>
        <translation>所评坐席：{name}</translation>
    </message>
    <message>
        <source>Whose evaluation it will be</source>
        <translation>这份评估算在谁名下</translation>
    </message>
</context>
<context>
    <name>CallTab</name>
    <message>
        <source>Picked</source>
        <translation>抽取方式</translation>
    </message>
    <message>
        <source>Correct details…</source>
        <translation>更正通话信息…</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>关键词</translation>
    </message>
    <message>
        <source>{count} channels</source>
        <translation>{count} 声道</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>客服代表</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>呼叫方向</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>个案</translation>
    </message>
    <message>
        <source>Kind of case</source>
        <translation>个案类型</translation>
    </message>
    <message>
        <source>CSAT</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Call number</source>
        <translation>通话编号</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>音频</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>质检员</translation>
    </message>
    <message>
        <source>Held because</source>
        <translation>封存原因</translation>
    </message>
    <message>
        <source>Audio removed</source>
        <translation>音频删除时间</translation>
    </message>
</context>
<context>
    <name>CardView</name>
    <message>
        <source>Checklist</source>
        <translation>质检表</translation>
    </message>
    <message>
        <source>No evaluation in this period.</source>
        <translation>该期间没有评估。</translation>
    </message>
    <message>
        <source>Choose another period at the top right.</source>
        <translation>请在右上角换一个期间。</translation>
    </message>
    <message>
        <source>Mean score</source>
        <translation>平均得分</translation>
    </message>
    <message>
        <source>Everybody else</source>
        <translation>其他所有人</translation>
    </message>
    <message>
        <source>Pass rate</source>
        <translation>合格率</translation>
    </message>
    <message>
        <source>Failed forms</source>
        <translation>被否决</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{n}/{all}</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Score by call</source>
        <translation>各通得分</translation>
    </message>
    <message>
        <source>random picks</source>
        <translation>随机抽取</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Upper limit</source>
        <translation>上控制限</translation>
    </message>
    <message>
        <source>Lower limit</source>
        <translation>下控制限</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>被否决</translation>
    </message>
    <message>
        <source>Control limits need at least {n} evaluations in a stretch.</source>
        <translation>每段至少 {n} 份评估才有控制限。</translation>
    </message>
    <message>
        <source>Open action A-{n}</source>
        <translation>打开措施 A-{n}</translation>
    </message>
    <message>
        <source>Sections against everybody else</source>
        <translation>各分区与其他所有人对比</translation>
    </message>
    <message>
        <source>Most lost questions</source>
        <translation>失分最多的质检项</translation>
    </message>
    <message>
        <source>times, points</source>
        <translation>次数，分数</translation>
    </message>
    <message>
        <source>No question lost marks.</source>
        <translation>没有失分的质检项。</translation>
    </message>
    <message>
        <source>Critical error accuracy</source>
        <translation>关键项准确率</translation>
    </message>
    <message>
        <source>share of evaluations without a critical error</source>
        <translation>无关键差错的评估占比</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Business</source>
        <translation>业务</translation>
    </message>
    <message>
        <source>Compliance</source>
        <translation>合规</translation>
    </message>
    <message>
        <source>Without family</source>
        <translation>未归类</translation>
    </message>
    <message>
        <source>not configured</source>
        <translation>未配置</translation>
    </message>
    <message>
        <source>Not picked at random</source>
        <translation>非随机抽取</translation>
    </message>
    <message>
        <source>counted apart</source>
        <translation>另计</translation>
    </message>
    <message>
        <source>Every evaluation of this period was picked at random.</source>
        <translation>该期间的评估均为随机抽取。</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>客服代表</translation>
    </message>
    <message>
        <source>{n} failed</source>
        <translation>{n} 份被否决</translation>
    </message>
</context>
<context>
    <name>CauseChips</name>
    <message>
        <source>Root causes offered first</source>
        <translation>优先提供的根本原因</translation>
    </message>
    <message>
        <source>Root cause</source>
        <translation>根本原因</translation>
    </message>
    <message>
        <source>Offer a root cause first</source>
        <translation>优先提供根本原因</translation>
    </message>
</context>
<context>
    <name>CauseLogging</name>
    <message>
        <source>Root cause of {number}</source>
        <translation>{number} 的根本原因</translation>
    </message>
    <message>
        <source>Root cause</source>
        <translation>根本原因</translation>
    </message>
</context>
<context>
    <name>CausePicker</name>
    <message>
        <source>Cause, question, agent</source>
        <translation>原因、质检项、客服代表</translation>
    </message>
    <message>
        <source>Root causes</source>
        <translation>根本原因</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>{n} linked</source>
        <translation>已关联 {n} 条</translation>
    </message>
    <message>
        <source>Find a cause</source>
        <translation>查找原因</translation>
    </message>
    <message>
        <source>Causes</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Note (may stay empty)</source>
        <translation>备注（可不填）</translation>
    </message>
    <message>
        <source>Enter logs the chosen cause, Esc closes</source>
        <translation>回车登记所选原因，Esc 关闭</translation>
    </message>
</context>
<context>
    <name>CausePopover</name>
    <message>
        <source>Offer a root cause first</source>
        <translation>优先提供根本原因</translation>
    </message>
    <message>
        <source>Find a cause</source>
        <translation>查找原因</translation>
    </message>
    <message>
        <source>Causes</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>CauseRow</name>
    <message>
        <source>Remove the cause {title}</source>
        <translation>移除原因“{title}”</translation>
    </message>
</context>
<context>
    <name>CausesPage</name>
    <message>
        <source>All teams</source>
        <translation>全部班组</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>大类</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Level of the tree</source>
        <translation>原因层级</translation>
    </message>
    <message>
        <source>Causes by how often they were found</source>
        <translation>按出现次数排列的原因</translation>
    </message>
    <message>
        <source>Root causes</source>
        <translation>根本原因</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>质检项</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>客服代表</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>Logged by</source>
        <translation>登记人</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>措施</translation>
    </message>
    <message>
        <source>Causes</source>
        <translation>根本原因</translation>
    </message>
    <message>
        <source>Raise action</source>
        <translation>提出措施</translation>
    </message>
    <message>
        <source>No root cause was logged in this period.</source>
        <translation>该期间没有登记根本原因。</translation>
    </message>
    <message>
        <source>While inspecting, press R on a question that lost marks.</source>
        <translation>质检时，在失分项上按 R 登记。</translation>
    </message>
    <message>
        <source>Go to my work</source>
        <translation>前往我的工作</translation>
    </message>
    <message>
        <source>How often each cause was found</source>
        <translation>各原因出现次数</translation>
    </message>
    <message>
        <source>{n} causes</source>
        <translation>{n} 条原因</translation>
    </message>
    <message>
        <source>1 cause</source>
        <translation>1 条原因</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Choose a bar, or select causes in the list.</source>
        <translation>请点选柱形，或在列表中选择原因。</translation>
    </message>
    <message>
        <source>Open the evaluation</source>
        <translation>打开评估</translation>
    </message>
    <message>
        <source>Raise action…</source>
        <translation>提出措施…</translation>
    </message>
</context>
<context>
    <name>CausesTab</name>
    <message>
        <source>No root cause logged yet: choose one below for a question that lost marks, or press R.</source>
        <translation>尚未登记根本原因：请在下方为失分项选择，或按 R。</translation>
    </message>
</context>
<context>
    <name>ChangeSampleDialog</name>
    <message>
        <source>Edit the sample</source>
        <translation>编辑样本</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Teaching point</source>
        <translation>教学要点</translation>
    </message>
    <message>
        <source>From, seconds</source>
        <translation>开始（秒）</translation>
    </message>
    <message>
        <source>To, seconds</source>
        <translation>结束（秒）</translation>
    </message>
    <message>
        <source>A topic is needed.</source>
        <translation>须填写主题。</translation>
    </message>
    <message>
        <source>The end must lie after the beginning.</source>
        <translation>结束须晚于开始。</translation>
    </message>
</context>
<context>
    <name>CharacterCount</name>
    <message>
        <source>{n} of {limit}</source>
        <translation>{n}/{limit}</translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <source>Check the trail</source>
        <translation>核查审计记录</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核查</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The hash of every event is computed again. What stands at the foot of a PDF shows besides whether the trail was forged as a whole, or cut off, since that PDF was made.</source>
        <translation>重新计算每条记录的哈希值。PDF 页脚处的内容还可显示：自该 PDF 生成以来，审计记录是否被整体伪造或截断。</translation>
    </message>
    <message>
        <source>Audit trail at the foot of PDFs (may stay empty)</source>
        <translation>PDF 页脚处的审计记录（可留空）</translation>
    </message>
    <message>
        <source>Compute the score of every evaluation from its answers again too</source>
        <translation>同时根据答案重新计算每份评估的得分</translation>
    </message>
    <message>
        <source>Write it as it stands on the paper: a number, a colon, and at least eight digits.</source>
        <translation>请按打印件上的写法填写：编号、冒号，以及至少八位数字或字母。</translation>
    </message>
</context>
<context>
    <name>CheckList</name>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
</context>
<context>
    <name>CheckWords</name>
    <message>
        <source>Leave the workspace as it is, put a copy of it aside, and compare it with an earlier backup.</source>
        <translation>请保持工作区现状，另存一份副本，并与较早的备份比对。</translation>
    </message>
    <message>
        <source>The trail is intact: {count} events; its head is {head}.</source>
        <translation>审计记录完整：共 {count} 条；最新为 {head}。</translation>
    </message>
    <message>
        <source>What the PDFs say fits it.</source>
        <translation>与 PDF 上的内容一致。</translation>
    </message>
    <message>
        <source>Scores computed again: {count}; each follows from its answers.</source>
        <translation>已重新计算 {count} 份得分，均与其答案相符。</translation>
    </message>
    <message>
        <source>“qa-studio audit scores” lists them all.</source>
        <translation>“qa-studio audit scores”会列出全部。</translation>
    </message>
    <message>
        <source>The trail ends at event {last}, but a PDF tells of event {number}: its end was cut off.</source>
        <translation>审计记录止于第 {last} 条，但 PDF 提到第 {number} 条：末尾已被截断。</translation>
    </message>
    <message>
        <source>The trail is not the one that a PDF was printed from: it differs at event {number} or before it.</source>
        <translation>审计记录与打印该 PDF 时不同：第 {number} 条或之前的记录不一致。</translation>
    </message>
    <message>
        <source>Broken at event {number}: it, or what stood before it, was changed, removed or put in between.</source>
        <translation>第 {number} 条处断裂：该条或其之前的记录曾被更改、删除或插入。</translation>
    </message>
</context>
<context>
    <name>ChecklistDialog</name>
    <message>
        <source>Inspect</source>
        <translation>质检</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Show the evaluation</source>
        <translation>查看评估</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>质检表</translation>
    </message>
</context>
<context>
    <name>ChecklistPanel</name>
    <message>
        <source>{points} pts</source>
        <translation>{points} 分</translation>
    </message>
</context>
<context>
    <name>ChecklistReading</name>
    <message>
        <source>Percentage</source>
        <translation>百分比</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>分值</translation>
    </message>
    <message>
        <source>From a base</source>
        <translation>基础分加减</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>计分方法</translation>
    </message>
    <message>
        <source>Pass mark</source>
        <translation>合格线</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>质检项</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>weight {n}</source>
        <translation>权重 {n}</translation>
    </message>
    <message>
        <source>Fatal</source>
        <translation>致命项</translation>
    </message>
    <message>
        <source>Critical: customer</source>
        <translation>关键项：客户</translation>
    </message>
    <message>
        <source>Critical: business</source>
        <translation>关键项：业务</translation>
    </message>
    <message>
        <source>Critical: compliance</source>
        <translation>关键项：合规</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>关键项</translation>
    </message>
    <message>
        <source>N/A allowed</source>
        <translation>可不适用</translation>
    </message>
    <message>
        <source>always</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>when marks are lost</source>
        <translation>失分时必填</translation>
    </message>
    <message>
        <source>Comment {when}</source>
        <translation>评语{when}</translation>
    </message>
    <message>
        <source>Evidence {when}</source>
        <translation>证据{when}</translation>
    </message>
</context>
<context>
    <name>ChosenList</name>
    <message>
        <source>Nothing chosen yet. Add files or a folder, or drop them here.</source>
        <translation>尚未选择。请添加文件或文件夹，也可拖放到此处。</translation>
    </message>
    <message>
        <source>{names} and {n} more</source>
        <translation>{names}，另 {n} 个</translation>
    </message>
</context>
<context>
    <name>CoachingPage</name>
    <message>
        <source>Coaching samples</source>
        <translation>辅导样本</translation>
    </message>
    <message>
        <source>Export clips</source>
        <translation>导出片段</translation>
    </message>
    <message>
        <source>No sample is marked yet.</source>
        <translation>还没有辅导样本。</translation>
    </message>
    <message>
        <source>While inspecting, mark a stretch as an example.</source>
        <translation>质检时可将一段通话标为示例。</translation>
    </message>
    <message>
        <source>Go to my work</source>
        <translation>前往我的工作</translation>
    </message>
    <message>
        <source>Export {n} clips</source>
        <translation>导出 {n} 个片段</translation>
    </message>
    <message>
        <source>The selected ones</source>
        <translation>所选样本</translation>
    </message>
    <message>
        <source>All that are shown; select several for only these</source>
        <translation>当前显示的全部；多选则只导出所选</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>Open the call</source>
        <translation>打开通话</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Export clips…</source>
        <translation>导出片段…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Remove from the samples?</source>
        <translation>移出辅导样本？</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>The recordings and what was found in them stay.</source>
        <translation>录音及质检结果均保留。</translation>
    </message>
    <message>
        <source>Export clips into a folder</source>
        <translation>导出片段到文件夹</translation>
    </message>
</context>
<context>
    <name>CodeField</name>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Files and evaluations refer to it; once published it stays.</source>
        <translation>文件和评估都以它为准；发布后不再更改。</translation>
    </message>
    <message>
        <source>A code has letters, digits, - _ and . only, up to 100.</source>
        <translation>代码只能含字母、数字、- _ 和 .，最多 100 个字符。</translation>
    </message>
    <message>
        <source>Another one has this code already.</source>
        <translation>已有其他项使用该代码。</translation>
    </message>
</context>
<context>
    <name>CollisionWords</name>
    <message>
        <source>{names}: changed here, and elsewhere too. Nothing is lost until you choose.</source>
        <translation>{names}：此处与别处都有改动。在您选择之前不会丢失任何内容。</translation>
    </message>
    <message>
        <source>What you keep of a completed inspection becomes a correction of its evaluation.</source>
        <translation>已完成的质检中您保留的内容将成为该评估的更正。</translation>
    </message>
    <message>
        <source>What you keep of a discarded inspection goes into a new one.</source>
        <translation>已放弃的质检中您保留的内容将进入新的质检。</translation>
    </message>
    <message>
        <source>What the workspace refused is tried again where you keep yours.</source>
        <translation>工作区拒绝的改动，若保留您的版本将再次尝试。</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>总评</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>抽取方式</translation>
    </message>
    <message>
        <source>Listened to</source>
        <translation>已收听</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Root cause</source>
        <translation>根本原因</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>评语</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>The inspection was discarded.</source>
        <translation>该质检已被放弃。</translation>
    </message>
    <message>
        <source>Without it: {why}</source>
        <translation>不含此项：{why}</translation>
    </message>
    <message>
        <source>{who}, completed {when}</source>
        <translation>{who}，完成于 {when}</translation>
    </message>
    <message>
        <source>{who}, saved {when}</source>
        <translation>{who}，保存于 {when}</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未答</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>不适用</translation>
    </message>
</context>
<context>
    <name>ColumnsView</name>
    <message>
        <source>Calls read from the file: {n}. Check what each column is taken for.</source>
        <translation>从文件读取到 {n} 通电话。请核对各列的含义。</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>First values</source>
        <translation>前几个值</translation>
    </message>
    <message>
        <source>Taken as</source>
        <translation>对应字段</translation>
    </message>
    <message>
        <source>Rows that can&apos;t be used: {n}. Their recordings come without call details.</source>
        <translation>有 {n} 行无法使用；对应录音导入时不带通话信息。</translation>
    </message>
    <message>
        <source>Row {row}: {reason} {hint}</source>
        <translation>第 {row} 行：{reason}{hint}</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>想做什么？</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>No command is called that</source>
        <translation>没有这个命令</translation>
    </message>
    <message>
        <source>Try other letters of its name.</source>
        <translation>请换名称中的其他字试试。</translation>
    </message>
</context>
<context>
    <name>CommentLine</name>
    <message>
        <source>Comment {n}</source>
        <translation>评语 {n}</translation>
    </message>
    <message>
        <source>Remove the comment</source>
        <translation>移除评语</translation>
    </message>
    <message>
        <source>Write a comment to offer</source>
        <translation>填写可选用的评语</translation>
    </message>
    <message>
        <source>{language} missing</source>
        <translation>缺{language}</translation>
    </message>
</context>
<context>
    <name>CommentLines</name>
    <message>
        <source>Ready-made comments</source>
        <translation>常用评语</translation>
    </message>
</context>
<context>
    <name>CommentOffers</name>
    <message>
        <source>Alt+{number}</source>
        <translation>Alt+{number}</translation>
    </message>
    <message>
        <source>You wrote before: {words}</source>
        <translation>您以前写过：{words}</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>Compared with v{number}</source>
        <translation>与 v{number} 的差异</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>改动</translation>
    </message>
    <message>
        <source>Nothing differs.</source>
        <translation>没有差异。</translation>
    </message>
</context>
<context>
    <name>ConditionEditor</name>
    <message>
        <source>Ask only when…</source>
        <translation>显示条件…</translation>
    </message>
    <message>
        <source>Ask only after certain answers</source>
        <translation>仅在特定答案之后显示</translation>
    </message>
    <message>
        <source>Earlier question</source>
        <translation>前面的质检项</translation>
    </message>
    <message>
        <source>Always asked</source>
        <translation>始终显示</translation>
    </message>
    <message>
        <source>Always asked; no earlier question has answers to pick</source>
        <translation>始终显示；前面没有可供选择答案的质检项</translation>
    </message>
    <message>
        <source>Asked only after a question that is not there</source>
        <translation>显示条件所指的质检项不存在</translation>
    </message>
    <message>
        <source>Never asked: tick the answers that show it</source>
        <translation>永不显示：请勾选使它显示的答案</translation>
    </message>
    <message>
        <source>Asked only when “{question}” is {answers}</source>
        <translation>仅当“{question}”的答案为{answers}时显示</translation>
    </message>
    <message>
        <source>{some} or {last}</source>
        <translation>{some}或{last}</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>显示条件</translation>
    </message>
</context>
<context>
    <name>ConnectDialog</name>
    <message>
        <source>Connect to a team</source>
        <translation>连接到团队</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Your login</source>
        <translation>您的登录名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Keep the password in this computer&apos;s keyring</source>
        <translation>将密码保存在本机的系统密钥环中</translation>
    </message>
    <message>
        <source>Encrypted, the server proves who it is</source>
        <translation>加密，并验证服务器身份</translation>
    </message>
    <message>
        <source>Encrypted, any server</source>
        <translation>加密，不验证服务器身份</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation>不加密</translation>
    </message>
    <message>
        <source>Protection of the way</source>
        <translation>连接保护</translation>
    </message>
    <message>
        <source>Certificate of the authority</source>
        <translation>颁发机构证书</translation>
    </message>
    <message>
        <source>That of this computer</source>
        <translation>使用本机自带的证书</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Still needed: {what}</source>
        <translation>还需填写：{what}</translation>
    </message>
    <message>
        <source>Asking {host}…</source>
        <translation>正在连接 {host}…</translation>
    </message>
    <message>
        <source>PostgreSQL {version}, encrypted.</source>
        <translation>PostgreSQL {version}，已加密。</translation>
    </message>
    <message>
        <source>PostgreSQL {version}, not encrypted.</source>
        <translation>PostgreSQL {version}，未加密。</translation>
    </message>
    <message>
        <source>A workspace is there.</source>
        <translation>已有工作区。</translation>
    </message>
    <message>
        <source>A workspace of an older version is there; it is brought up to date.</source>
        <translation>已有旧版本的工作区，将自动升级。</translation>
    </message>
    <message>
        <source>A newer version of QA Studio made this workspace: update the program here.</source>
        <translation>该工作区由更新版本的 QA Studio 创建，请先升级本机程序。</translation>
    </message>
    <message>
        <source>The database is empty: a new workspace is made in it.</source>
        <translation>数据库是空的，将在其中新建工作区。</translation>
    </message>
    <message>
        <source>The database holds something else: name one of its own for the workspace.</source>
        <translation>该数据库中有其他内容，请为工作区使用单独的数据库。</translation>
    </message>
</context>
<context>
    <name>ConsequenceChoice</name>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Alert only</source>
        <translation>仅提醒</translation>
    </message>
    <message>
        <source>Fails the section</source>
        <translation>分区否决</translation>
    </message>
    <message>
        <source>Fails the form</source>
        <translation>整单否决</translation>
    </message>
    <message>
        <source>Fails the section, alert</source>
        <translation>分区否决并提醒</translation>
    </message>
    <message>
        <source>Fails the form, alert</source>
        <translation>整单否决并提醒</translation>
    </message>
</context>
<context>
    <name>CopiesCard</name>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Back up now…</source>
        <translation>立即备份…</translation>
    </message>
    <message>
        <source>With the audio, in one file</source>
        <translation>连同音频，存为一个文件</translation>
    </message>
    <message>
        <source>Daily copies of a team&apos;s database are made on its server. The same copy as here, by hand:</source>
        <translation>团队数据库的每日备份在其服务器上进行。手动执行与此处相同的备份：</translation>
    </message>
    <message>
        <source>The database is copied by itself every day and before an upgrade; the last ten copies are kept in the folder “backups” of the workspace. Recordings are not copied: they stay where they are.</source>
        <translation>数据库每天以及升级前自动备份；最近十份保存在工作区的“backups”文件夹中。录音不复制，留在原处。</translation>
    </message>
    <message>
        <source>To go back to a copy: qa-studio restore COPY --workspace NEW-FOLDER</source>
        <translation>恢复备份：qa-studio restore 备份 --workspace 新文件夹</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>The copy is in {path} ({size} MB).</source>
        <translation>备份在 {path}（{size} MB）。</translation>
    </message>
    <message>
        <source>The copy is in {path} ({size} MB). The audio of {n} recordings is left out: it is not there, another file by now, or lies where nothing answers. The manifest in it names them.</source>
        <translation>副本位于 {path}（{size} MB）。有 {n} 条录音的音频未包含：文件不在、已是另一个文件，或存放处没有应答。副本中的清单列出了它们。</translation>
    </message>
    <message>
        <source>The copy is in {path} ({size} MB), with the audio of {n} recordings.</source>
        <translation>备份在 {path}（{size} MB），含 {n} 条录音的音频。</translation>
    </message>
</context>
<context>
    <name>CorrectDialog</name>
    <message>
        <source>Correct call details</source>
        <translation>更正通话信息</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>日期和时间</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>客服代表</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>呼叫方向</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>个案</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Evaluations that are done keep their agent and team.</source>
        <translation>已完成的评估仍保留原客服代表和班组。</translation>
    </message>
    <message>
        <source>Write it like 2026-05-14 10:32.</source>
        <translation>请写成 2026-05-14 10:32 的形式。</translation>
    </message>
    <message>
        <source>Write a number.</source>
        <translation>请写数字。</translation>
    </message>
    <message>
        <source>Something above can&apos;t be read.</source>
        <translation>上面有无法识别的内容。</translation>
    </message>
</context>
<context>
    <name>DayRange</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>至</translation>
    </message>
</context>
<context>
    <name>Deciding</name>
    <message>
        <source>Changed while there was no connection to the workspace</source>
        <translation>在与工作区断开连接期间改动</translation>
    </message>
</context>
<context>
    <name>DesignerHead</name>
    <message>
        <source>Checklists</source>
        <translation>质检表</translation>
    </message>
    <message>
        <source>Show or hide the preview</source>
        <translation>显示或隐藏预览</translation>
    </message>
    <message>
        <source>Try on past calls</source>
        <translation>用历史评估试算</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Compare with v{number}</source>
        <translation>与 v{number} 对比</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>已保存 {time}</translation>
    </message>
</context>
<context>
    <name>DesignerPage</name>
    <message>
        <source>The last changes are not saved yet; decide about them first.</source>
        <translation>最后的修改尚未保存，请先作出决定。</translation>
    </message>
    <message>
        <source>Nothing is saved until you decide.</source>
        <translation>在您决定之前不会保存。</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>保留我的</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>采用对方的</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Take what somebody else saved</source>
        <translation>采用他人保存的内容</translation>
    </message>
    <message>
        <source>Before it can be published, {n} problems have to be solved. The first is shown here.</source>
        <translation>发布前还有 {n} 个问题需要解决，已定位到第一个。</translation>
    </message>
    <message>
        <source>Before it can be published, one problem has to be solved. It is shown here.</source>
        <translation>发布前还有一个问题需要解决，已定位。</translation>
    </message>
    <message>
        <source>Insert from the question bank</source>
        <translation>从题库插入</translation>
    </message>
    <message>
        <source>It is in the question bank.</source>
        <translation>已放入题库。</translation>
    </message>
</context>
<context>
    <name>DetailsPane</name>
    <message>
        <source>Choose a recording to see what is known about it.</source>
        <translation>选择一条录音查看详情。</translation>
    </message>
    <message>
        <source>Close details</source>
        <translation>关闭详情</translation>
    </message>
    <message>
        <source>Measurements</source>
        <translation>测量值</translation>
    </message>
    <message>
        <source>Evaluations</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>How it was picked</source>
        <translation>抽取方式</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>质检</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>分配</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Open the evaluation</source>
        <translation>打开评估</translation>
    </message>
    <message>
        <source>Agent not known</source>
        <translation>客服代表未知</translation>
    </message>
    <message>
        <source>Held, so that nothing may remove it: {reason}</source>
        <translation>已封存，不得删除：{reason}</translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation>尚未测量</translation>
    </message>
    <message>
        <source>{n} s of {limit} s</source>
        <translation>{n} / {limit} 秒</translation>
    </message>
    <message>
        <source>Longest dead air</source>
        <translation>最长静默</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>抢话</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>保持</translation>
    </message>
    <message>
        <source>Talk share of the agent</source>
        <translation>坐席话语占比</translation>
    </message>
    <message>
        <source>The file is not where it was. Use “Find moved file…”.</source>
        <translation>文件已不在原处。请用“查找移动的文件…”。</translation>
    </message>
    <message>
        <source>The audio was removed by retention on {day}; what was found stays.</source>
        <translation>音频已于 {day} 按保存期限删除；结果保留。</translation>
    </message>
    <message>
        <source>The audio was removed by retention; what was found stays.</source>
        <translation>音频已按保存期限删除；质检结果仍保留。</translation>
    </message>
    <message>
        <source>The file was cut off; what there is can be heard.</source>
        <translation>文件不完整；现有部分可以收听。</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>个案</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>呼叫方向</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <translation>分配给</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>音频</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>two channels</source>
        <translation>双声道</translation>
    </message>
    <message>
        <source>one channel</source>
        <translation>单声道</translation>
    </message>
    <message>
        <source>Not evaluated yet</source>
        <translation>尚未评估</translation>
    </message>
    <message>
        <source>{checklist}, version {number}</source>
        <translation>{checklist}，第 {number} 版</translation>
    </message>
    <message>
        <source>{n} calls</source>
        <translation>{n} 通通话</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Older revision</source>
        <translation>旧版次</translation>
    </message>
</context>
<context>
    <name>DisableDialog</name>
    <message>
        <source>Disable {name}?</source>
        <translation>停用 {name}？</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>The login {login} lets nobody in any more, and a window that is open sees nothing from now on. Evaluations, notes and the audit trail stay. It can be enabled again.</source>
        <translation>登录账号 {login} 将无法再登录，已打开的窗口也立即看不到任何内容。评估、笔记和审计记录都会保留。以后可以重新启用。</translation>
    </message>
</context>
<context>
    <name>Doubts</name>
    <message>
        <source>Round {n}: an earlier measure may still have its effect</source>
        <translation>第 {n} 轮：前一轮措施可能仍在起作用</translation>
    </message>
    <message>
        <source>Few evaluations: {before} before, {after} after; {least} are wanted on each side</source>
        <translation>评估偏少：改进前 {before} 份，改进后 {after} 份；两侧各需 {least} 份</translation>
    </message>
    <message>
        <source>{before} evaluations before, {after} after, picked at random</source>
        <translation>改进前 {before} 份、改进后 {after} 份评估，均为随机抽取</translation>
    </message>
    <message>
        <source>Weeks measured since: only {n}; it may not last</source>
        <translation>改进后只测量了 {n} 周，效果未必持久</translation>
    </message>
    <message>
        <source>Weeks measured since: {n}</source>
        <translation>改进后已测量 {n} 周</translation>
    </message>
    <message>
        <source>The checklist changed meanwhile: {versions}</source>
        <translation>期间质检表有变动：{versions}</translation>
    </message>
    <message>
        <source>The same checklist version all the time</source>
        <translation>始终使用同一版质检表</translation>
    </message>
    <message>
        <source>Chance alone could explain it</source>
        <translation>可能只是偶然波动</translation>
    </message>
    <message>
        <source>More than chance: the interval leaves out zero</source>
        <translation>不只是偶然：区间不含零</translation>
    </message>
    <message>
        <source>Other teams without the measure: {change} points, n = {n}</source>
        <translation>未采取措施的其他班组：{change} 分，n = {n}</translation>
    </message>
</context>
<context>
    <name>EffectCard</name>
    <message>
        <source>Effect</source>
        <translation>效果</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>改进前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>改进后</translation>
    </message>
    <message>
        <source>95 % band</source>
        <translation>95 % 区间</translation>
    </message>
    <message>
        <source>In place {day}</source>
        <translation>{day} 落实</translation>
    </message>
    <message>
        <source>Before, n = {n}</source>
        <translation>改进前，n = {n}</translation>
    </message>
    <message>
        <source>After, n = {n}</source>
        <translation>改进后，n = {n}</translation>
    </message>
    <message>
        <source>Target {value}</source>
        <translation>目标 {value}</translation>
    </message>
    <message>
        <source>W{number}</source>
        <translation>{number}周</translation>
    </message>
    <message>
        <source>Nothing was evaluated since.</source>
        <translation>改进后还没有评估。</translation>
    </message>
    <message>
        <source>Can it be something else?</source>
        <translation>会不会另有原因？</translation>
    </message>
    <message>
        <source>Reaches the target so far</source>
        <translation>目前已达目标</translation>
    </message>
    <message>
        <source>Not judged yet</source>
        <translation>尚未下结论</translation>
    </message>
    <message>
        <source>{change} points</source>
        <translation>{change} 分</translation>
    </message>
    <message>
        <source>{change} points</source>
        <comment>of percent</comment>
        <translation>{change} 个百分点</translation>
    </message>
    <message>
        <source>wanted {change}</source>
        <translation>目标 {change}</translation>
    </message>
    <message>
        <source>Change with its interval</source>
        <translation>变化及其区间</translation>
    </message>
    <message>
        <source>95 % interval {low} to {high}.</source>
        <translation>95 % 区间 {low} 至 {high}。</translation>
    </message>
    <message>
        <source>It reaches over zero: chance alone could explain the change.</source>
        <translation>区间跨过零：变化可能只是偶然波动。</translation>
    </message>
    <message>
        <source>The whole interval lies on the wrong side of zero.</source>
        <translation>整个区间都在不利的一侧。</translation>
    </message>
    <message>
        <source>The whole interval reaches the wanted {wanted}.</source>
        <translation>整个区间都达到目标 {wanted}。</translation>
    </message>
    <message>
        <source>Better for certain, but short of the wanted {wanted}.</source>
        <translation>确有改善，但未达到目标 {wanted}。</translation>
    </message>
    <message>
        <source>Better for certain; whether by as much as wanted is open.</source>
        <translation>确有改善，是否达到目标尚不确定。</translation>
    </message>
    <message>
        <source>Measured by hand: {before} ({days_before}), then {after} ({days_after}). Target {target}.</source>
        <translation>人工测量：改进前 {before}（{days_before}），改进后 {after}（{days_after}）。目标 {target}。</translation>
    </message>
    <message>
        <source>Without single evaluations there is no interval, so chance can&apos;t be ruled out.</source>
        <translation>没有逐份评估就没有区间，无法排除偶然因素。</translation>
    </message>
    <message>
        <source>Nothing to compare yet.</source>
        <translation>还没有可比较的数据。</translation>
    </message>
    <message>
        <source>The plan names a metric with its baseline; the same metric later shows whether it helped.</source>
        <translation>计划中写明衡量指标及基线值，之后用同一指标看措施是否有效。</translation>
    </message>
    <message>
        <source>Baseline {before}, target {target}; the effect is checked on {day}.</source>
        <translation>基线值 {before}，目标 {target}；{day} 评估效果。</translation>
    </message>
    <message>
        <source>The measure is not in place yet.</source>
        <translation>措施尚未落实。</translation>
    </message>
    <message>
        <source>The effect is not measured yet.</source>
        <translation>效果尚未测量。</translation>
    </message>
    <message>
        <source>a day still open</source>
        <translation>待定日期</translation>
    </message>
</context>
<context>
    <name>Encryption</name>
    <message>
        <source>QA workspace</source>
        <translation>质检工作区</translation>
    </message>
    <message>
        <source>The workspace is encrypted.</source>
        <translation>工作区已加密。</translation>
    </message>
    <message>
        <source>The workspace is not encrypted now.</source>
        <translation>工作区现在未加密。</translation>
    </message>
    <message>
        <source>These copies stay as they were, another passphrase opens them: {names}</source>
        <translation>这些副本保持原样，需用另外的口令打开：{names}</translation>
    </message>
</context>
<context>
    <name>EncryptionCard</name>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>The recordings, decoded sound in “cache”, your preferences on this computer and whatever is exported are not encrypted: keep them on an encrypted disk.</source>
        <translation>录音文件、“cache”中解码的声音、本机的个人设置以及导出的内容不加密：请放在加密的磁盘上。</translation>
    </message>
    <message>
        <source>The database and the copies in “backups” are encrypted by a passphrase.</source>
        <translation>数据库和“backups”中的副本已用口令加密。</translation>
    </message>
    <message>
        <source>Change the passphrase…</source>
        <translation>更改口令…</translation>
    </message>
    <message>
        <source>Encrypt no more…</source>
        <translation>取消加密…</translation>
    </message>
    <message>
        <source>The database is not encrypted: whoever reads its file reads everything in it.</source>
        <translation>数据库未加密：谁能读到该文件，谁就能读到其中的全部内容。</translation>
    </message>
    <message>
        <source>Encrypt…</source>
        <translation>加密…</translation>
    </message>
    <message>
        <source>Encrypt no more</source>
        <translation>取消加密</translation>
    </message>
    <message>
        <source>Take the encryption off</source>
        <translation>取消加密</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Whoever reads the file of the database, or a copy in “backups”, reads everything in it then.</source>
        <translation>之后谁能读到数据库文件或“backups”中的副本，谁就能读到其中的全部内容。</translation>
    </message>
</context>
<context>
    <name>EventColumns</name>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>login {name}</source>
        <translation>登录名 {name}</translation>
    </message>
</context>
<context>
    <name>EventDetail</name>
    <message>
        <source>Choose an event to see what it changed.</source>
        <translation>选择一条记录，查看其更改内容。</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Nothing was changed by it.</source>
        <translation>该操作未更改任何内容。</translation>
    </message>
    <message>
        <source>became</source>
        <translation>变为</translation>
    </message>
</context>
<context>
    <name>EvidenceCard</name>
    <message>
        <source>Evidence calls</source>
        <translation>证据录音</translation>
    </message>
    <message>
        <source>Link root causes, and their calls stand here.</source>
        <translation>关联根本原因后，相关通话会列在这里。</translation>
    </message>
    <message>
        <source>Show {n} more</source>
        <translation>显示另外 {n} 条</translation>
    </message>
    <message>
        <source>Agent not known</source>
        <translation>客服代表未知</translation>
    </message>
</context>
<context>
    <name>ExampleDialog</name>
    <message>
        <source>Mark as example</source>
        <translation>标为示例</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>From {start} to {end}</source>
        <translation>{start} 至 {end}</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Teaching point</source>
        <translation>教学要点</translation>
    </message>
    <message>
        <source>What others can learn from it</source>
        <translation>其他人可从中学到什么</translation>
    </message>
    <message>
        <source>Say what the example is about.</source>
        <translation>请填写示例的主题。</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export clips</source>
        <translation>导出片段</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>{n} clips, with their list.</source>
        <translation>{n} 个片段及其清单。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Alter</source>
        <translation>变声</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>去除</translation>
    </message>
    <message>
        <source>The customer&apos;s voice</source>
        <translation>客户的声音</translation>
    </message>
    <message>
        <source>With masked stretches</source>
        <translation>包含被屏蔽的片段</translation>
    </message>
    <message>
        <source>As it was recorded.</source>
        <translation>保持原声。</translation>
    </message>
    <message>
        <source>Another voice that can still be understood; what the customer says about himself stays.</source>
        <translation>改变音色，仍能听清；客户说出的个人信息不会去掉。</translation>
    </message>
    <message>
        <source>Silence where the customer speaks; the agent is heard alone.</source>
        <translation>客户说话处静音，只听坐席。</translation>
    </message>
    <message>
        <source>What is masked will be heard in these clips.</source>
        <translation>这些片段中能听到被屏蔽的内容。</translation>
    </message>
    <message>
        <source>What is masked stays masked.</source>
        <translation>被屏蔽的内容仍然屏蔽。</translation>
    </message>
</context>
<context>
    <name>FieldNames</name>
    <message>
        <source>Recording file</source>
        <translation>录音文件</translation>
    </message>
    <message>
        <source>Call number</source>
        <translation>通话编号</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>日期和时间</translation>
    </message>
    <message>
        <source>Agent&apos;s number</source>
        <translation>工号</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>客服代表</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>呼叫方向</translation>
    </message>
    <message>
        <source>Customer&apos;s number</source>
        <translation>客户号码</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>个案</translation>
    </message>
    <message>
        <source>Kind of case</source>
        <translation>个案类型</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Keep as extra detail</source>
        <translation>作为附加信息保留</translation>
    </message>
</context>
<context>
    <name>FieldsDialog</name>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Note (may stay empty)</source>
        <translation>备注（可不填）</translation>
    </message>
    <message>
        <source>Raise a follow-up action</source>
        <translation>提出后续措施</translation>
    </message>
    <message>
        <source>Title of the follow-up action</source>
        <translation>后续措施标题</translation>
    </message>
    <message>
        <source>Still missing: {fields}.</source>
        <translation>还缺：{fields}。</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Agent, number, case</source>
        <translation>客服代表、号码、个案</translation>
    </message>
    <message>
        <source>Search ({shortcut})</source>
        <translation>搜索（{shortcut}）</translation>
    </message>
    <message>
        <source>Search also what was said</source>
        <translation>同时搜索说话内容</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>选择列</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>显示详情</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
</context>
<context>
    <name>FilterPopover</name>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
</context>
<context>
    <name>FilterTabs</name>
    <message>
        <source>Saved filters</source>
        <translation>已存筛选</translation>
    </message>
    <message>
        <source>Save filter</source>
        <translation>保存筛选</translation>
    </message>
    <message>
        <source>Remove this saved filter</source>
        <translation>移除此筛选</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>FilterWords</name>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>客服代表</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>呼叫方向</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>抽取方式</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <translation>分配给</translation>
    </message>
    <message>
        <source>Dead air</source>
        <translation>静默</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>抢话</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>保持</translation>
    </message>
    <message>
        <source>Talk share</source>
        <translation>话语占比</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>关键词</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>已封存</translation>
    </message>
    <message>
        <source>Not acknowledged</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>{part}: {value}</source>
        <translation>{part}：{value}</translation>
    </message>
    <message>
        <source>over {n} s</source>
        <translation>超过 {n} 秒</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>{one}, {other}</source>
        <translation>{one}、{other}</translation>
    </message>
    <message>
        <source>{one} and {count} more</source>
        <translation>{one}，另 {count} 项</translation>
    </message>
    <message>
        <source>from {first}</source>
        <translation>{first} 起</translation>
    </message>
    <message>
        <source>up to {last}</source>
        <translation>至 {last}</translation>
    </message>
    <message>
        <source>{first} – {last}</source>
        <translation>{first} – {last}</translation>
    </message>
</context>
<context>
    <name>FindingRows</name>
    <message>
        <source>Go to {number}</source>
        <translation>转到 {number}</translation>
    </message>
    <message>
        <source>Go to the form</source>
        <translation>转到整表</translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation>还有 {n} 条</translation>
    </message>
</context>
<context>
    <name>Finishing</name>
    <message>
        <source>Some changes are not saved yet.</source>
        <translation>有更改尚未保存。</translation>
    </message>
    <message>
        <source>Not connected: an evaluation is made in the workspace itself.</source>
        <translation>未连接：评估须在工作区中生成。</translation>
    </message>
    <message>
        <source>Complete it when the server answers; nothing is lost until then.</source>
        <translation>请在服务器恢复后再完成；在此之前不会丢失任何内容。</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>评语</translation>
    </message>
    <message>
        <source>evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Its answers go into a new inspection; completing that makes the next revision.</source>
        <translation>原答案会带入新的质检；完成后生成下一版次。</translation>
    </message>
    <message>
        <source>Reopen the evaluation</source>
        <translation>重开评估</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重开</translation>
    </message>
    <message>
        <source>It stays readable, with your reason, and counts nowhere any more.</source>
        <translation>评估及您填写的原因仍可查看，但不再计入任何统计。</translation>
    </message>
    <message>
        <source>Withdraw the evaluation</source>
        <translation>撤回评估</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>What was answered here is gone then. The recording stays.</source>
        <translation>已作答的内容将被删除，录音保留。</translation>
    </message>
    <message>
        <source>Discard this inspection?</source>
        <translation>放弃此次质检？</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Save the evaluation</source>
        <translation>保存质检单</translation>
    </message>
    <message>
        <source>Question by question it takes more than a page. The sums of the sections are printed anyway.</source>
        <translation>逐项打印超过一页；各分区合计总会打印。</translation>
    </message>
    <message>
        <source>Print how the score came about?</source>
        <translation>打印得分计算过程？</translation>
    </message>
    <message>
        <source>Print all of it</source>
        <translation>全部打印</translation>
    </message>
    <message>
        <source>Only the sums</source>
        <translation>仅合计</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Complete</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Reopen…</source>
        <translation>重开…</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>撤回…</translation>
    </message>
    <message>
        <source>{number} left</source>
        <translation>还剩 {number} 题</translation>
    </message>
    <message>
        <source>Nothing left</source>
        <translation>已全部作答</translation>
    </message>
    <message>
        <source>Root cause {number}</source>
        <translation>根本原因 {number}</translation>
    </message>
    <message>
        <source>Root cause</source>
        <translation>根本原因</translation>
    </message>
    <message>
        <source>Add cause</source>
        <translation>添加原因</translation>
    </message>
    <message>
        <source>Find a cause in the tree (R)</source>
        <translation>在原因树中查找（R）</translation>
    </message>
</context>
<context>
    <name>FormBody</name>
    <message>
        <source>Answer all open with &amp;full marks</source>
        <translation>未答项全部给满分(&amp;F)</translation>
    </message>
    <message>
        <source>Answer &amp;all with full marks</source>
        <translation>全部给满分(&amp;A)</translation>
    </message>
    <message>
        <source>All &amp;not applicable</source>
        <translation>全部不适用(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open them all again</source>
        <translation>全部重新作答(&amp;O)</translation>
    </message>
    <message>
        <source>{points} pts</source>
        <translation>{points} 分</translation>
    </message>
</context>
<context>
    <name>FormProperties</name>
    <message>
        <source>Title of the checklist</source>
        <translation>质检表标题</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Percentage</source>
        <translation>百分比</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>分值</translation>
    </message>
    <message>
        <source>From a base</source>
        <translation>基础分加减</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>计分方式</translation>
    </message>
    <message>
        <source>Pass mark</source>
        <translation>合格线</translation>
    </message>
    <message>
        <source>Less than this is a fail</source>
        <translation>低于此分为不合格</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>基础分</translation>
    </message>
    <message>
        <source>What a call has before anything is answered; empty is 100</source>
        <translation>作答前的分数；留空为 100</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>No call comes out lower; empty is 0</source>
        <translation>得分不低于此；留空为 0</translation>
    </message>
    <message>
        <source>Ceiling</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>No call comes out higher</source>
        <translation>得分不高于此</translation>
    </message>
    <message>
        <source>Sections carry weights</source>
        <translation>分区设权重</translation>
    </message>
    <message>
        <source>Whole form</source>
        <translation>整表</translation>
    </message>
    <message>
        <source>Its section</source>
        <translation>所在分区</translation>
    </message>
    <message>
        <source>Weight of N/A</source>
        <translation>不适用项的权重</translation>
    </message>
    <message>
        <source>Shared out among the other questions of</source>
        <translation>分摊给以下范围的其他质检项</translation>
    </message>
    <message>
        <source>The checklist was made under this code; files and evaluations refer to it.</source>
        <translation>质检表以此代码创建；文件和评估都以它为准。</translation>
    </message>
    <message>
        <source>Each answer earns a share of its question&apos;s weight; all weights make 100 %.</source>
        <translation>每个答案按得分率取得质检项权重的一部分；全部权重合计为 100 %。</translation>
    </message>
    <message>
        <source>Points earned of the points that were possible.</source>
        <translation>所得分占可得分的百分比。</translation>
    </message>
    <message>
        <source>Answers add to a start and take away from it; the score is no percentage.</source>
        <translation>答案在基础分上加分或扣分；得分不是百分比。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>start</source>
        <translation>基础分</translation>
    </message>
    <message>
        <source>A question&apos;s weight is a share of that of its section</source>
        <translation>质检项的权重为所在分区权重的一部分</translation>
    </message>
    <message>
        <source>Every question weighs by itself</source>
        <translation>每个质检项单独计权重</translation>
    </message>
    <message>
        <source>Note for authors</source>
        <translation>给编制者的备注</translation>
    </message>
</context>
<context>
    <name>FormTree</name>
    <message>
        <source>Sections and questions</source>
        <translation>分区与质检项</translation>
    </message>
    <message>
        <source>{words} and {n} more</source>
        <translation>{words} 等（另 {n} 项）</translation>
    </message>
</context>
<context>
    <name>GivenDialog</name>
    <message>
        <source>Hand this over</source>
        <translation>请转交以下信息</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>The password is shown this once. Whoever gets it changes it by “Change my password…”.</source>
        <translation>密码只显示这一次。拿到密码的人请用“修改我的密码…”更改。</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>工作区</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Copy the password</source>
        <translation>复制密码</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
</context>
<context>
    <name>GoToTime</name>
    <message>
        <source>Go to a time</source>
        <translation>转到时间</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>75, 1:15, 1:02:03.5; +10 from here, -10 from the end</source>
        <translation>75、1:15、1:02:03.5；+10 从当前位置，-10 从结尾</translation>
    </message>
    <message>
        <source>That is not a time.</source>
        <translation>无法识别该时间。</translation>
    </message>
</context>
<context>
    <name>Gutter</name>
    <message>
        <source>{n} ms</source>
        <translation>{n} 毫秒</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Spectrum</source>
        <translation>频谱</translation>
    </message>
</context>
<context>
    <name>HeardPanel</name>
    <message>
        <source>What was heard</source>
        <translation>听取情况</translation>
    </message>
    <message>
        <source>and {number} more</source>
        <translation>另有 {number} 处</translation>
    </message>
    <message>
        <source>Next unheard</source>
        <translation>下一段未听</translation>
    </message>
</context>
<context>
    <name>HeardView</name>
    <message>
        <source>Evidence lies outside what was heard: {numbers}</source>
        <translation>证据超出已听部分：{numbers}</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>搜索帮助</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>No page has all these words.</source>
        <translation>没有同时包含这些字词的页面。</translation>
    </message>
</context>
<context>
    <name>Histories</name>
    <message>
        <source>History of the recording…</source>
        <translation>录音的历史…</translation>
    </message>
    <message>
        <source>evaluation {number}</source>
        <translation>评估 {number}</translation>
    </message>
    <message>
        <source>History of the evaluation…</source>
        <translation>评估的历史…</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>History of {name}</source>
        <translation>{name} 的历史</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>历史…</translation>
    </message>
</context>
<context>
    <name>HistoryTab</name>
    <message>
        <source>This recording was not evaluated before.</source>
        <translation>此录音此前没有评估。</translation>
    </message>
    <message>
        <source>Being corrected: {reason}</source>
        <translation>更正中：{reason}</translation>
    </message>
</context>
<context>
    <name>HitList</name>
    <message>
        <source>Agent</source>
        <translation>坐席</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>位置</translation>
    </message>
</context>
<context>
    <name>HoldDialog</name>
    <message>
        <source>Hold this recording</source>
        <translation>封存此录音</translation>
    </message>
    <message>
        <source>Hold {n} recordings</source>
        <translation>封存 {n} 条录音</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>封存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Neither retention nor a person can remove what is held, until somebody lets go of it.</source>
        <translation>封存的内容在解除封存之前，既不会按期限删除，也不能由人删除。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>The case, or who asked for it</source>
        <translation>案件，或由谁要求</translation>
    </message>
    <message>
        <source>Name the case, or who asked for it.</source>
        <translation>请写明案件，或由谁要求。</translation>
    </message>
</context>
<context>
    <name>HoldMenu</name>
    <message>
        <source>Hold…</source>
        <translation>封存…</translation>
    </message>
    <message>
        <source>Let go of what is held…</source>
        <translation>解除封存…</translation>
    </message>
    <message>
        <source>{n} recordings are held: {reasons}. Afterwards retention may remove their audio.</source>
        <translation>{n} 条录音已封存：{reasons}。解除后可按保存期限删除其音频。</translation>
    </message>
    <message>
        <source>Let go of what is held?</source>
        <translation>解除封存？</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>解除封存</translation>
    </message>
    <message>
        <source>Keep holding</source>
        <translation>继续封存</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import recordings</source>
        <translation>导入录音</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Go on in the background</source>
        <translation>转到后台继续</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>As the workspace ({zone})</source>
        <translation>与工作区相同（{zone}）</translation>
    </message>
    <message>
        <source>Time zone of the recorder</source>
        <translation>录音系统的时区</translation>
    </message>
    <message>
        <source>The first channel is the customer</source>
        <translation>第一声道是客户</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>From object storage…</source>
        <translation>从对象存储…</translation>
    </message>
    <message>
        <source>Call details from a file…</source>
        <translation>从文件读取通话信息…</translation>
    </message>
    <message>
        <source>Import without this file</source>
        <translation>不用此文件导入</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>添加文件夹</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格文件</translation>
    </message>
    <message>
        <source>Call details from a file</source>
        <translation>从文件读取通话信息</translation>
    </message>
    <message>
        <source>Add the recordings first.</source>
        <translation>请先添加录音。</translation>
    </message>
    <message>
        <source>The template of the file names can&apos;t be used as it is.</source>
        <translation>文件名模板有误，无法使用。</translation>
    </message>
    <message>
        <source>The call details can&apos;t be read as they are.</source>
        <translation>通话信息无法直接读取。</translation>
    </message>
    <message>
        <source>Looking for recordings</source>
        <translation>正在查找录音</translation>
    </message>
    <message>
        <source>What is in the library already is known by its content and not added again.</source>
        <translation>按内容识别库中已有的录音，不会重复添加。</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Import finished</source>
        <translation>导入完成</translation>
    </message>
    <message>
        <source>Stopped. What was taken in before stays in the library.</source>
        <translation>已停止。此前导入的录音仍在库中。</translation>
    </message>
</context>
<context>
    <name>ImportLabelsDialog</name>
    <message>
        <source>Import annotations</source>
        <translation>导入标注</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>{number} labels of {name} become notes on this recording.</source>
        <translation>{name} 中的 {number} 个标签将成为此录音的笔记。</translation>
    </message>
    <message>
        <source>There already: {number}.</source>
        <translation>已存在：{number} 条。</translation>
    </message>
    <message>
        <source>Without words: {number}.</source>
        <translation>没有文字：{number} 个。</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>仅自己</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>公开</translation>
    </message>
    <message>
        <source>Who can read them</source>
        <translation>谁可查看</translation>
    </message>
    <message>
        <source>Everybody who opens the recording can read them.</source>
        <translation>打开此录音的人都可查看。</translation>
    </message>
    <message>
        <source>Only you can read them.</source>
        <translation>只有您可查看。</translation>
    </message>
    <message>
        <source>Choose at least one tier.</source>
        <translation>请至少选择一层。</translation>
    </message>
</context>
<context>
    <name>ImportsView</name>
    <message>
        <source>Watch a folder…</source>
        <translation>监视文件夹…</translation>
    </message>
    <message>
        <source>Watched folders on this computer</source>
        <translation>本机监视的文件夹</translation>
    </message>
    <message>
        <source>Import profiles</source>
        <translation>导入方案</translation>
    </message>
    <message>
        <source>None yet. Name the folder in which your recorder writes, and recordings come by themselves.</source>
        <translation>尚无。指定录音系统写入的文件夹，录音即可自动导入。</translation>
    </message>
    <message>
        <source>None yet. Choose how your recordings are read in the import dialog, then keep it there.</source>
        <translation>尚无。请在导入窗口设好录音的读取方式，再存为方案。</translation>
    </message>
    <message>
        <source>without a profile</source>
        <translation>未用方案</translation>
    </message>
    <message>
        <source>Imported since the start: {n}</source>
        <translation>启动后已导入：{n} 条</translation>
    </message>
    <message>
        <source>Not complete yet: {names}</source>
        <translation>尚未写完：{names}</translation>
    </message>
    <message>
        <source>Watched</source>
        <translation>监视中</translation>
    </message>
    <message>
        <source>Can&apos;t be reached</source>
        <translation>无法访问</translation>
    </message>
    <message>
        <source>Watch it no longer</source>
        <translation>停止监视</translation>
    </message>
    <message>
        <source>file names say nothing</source>
        <translation>不读取文件名</translation>
    </message>
    <message>
        <source>time zone of the workspace</source>
        <translation>工作区时区</translation>
    </message>
    <message>
        <source>columns chosen by hand: {n}</source>
        <translation>手动指定 {n} 列</translation>
    </message>
    <message>
        <source>the first channel is the customer</source>
        <translation>第一声道是客户</translation>
    </message>
    <message>
        <source>Remove this profile</source>
        <translation>移除此方案</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>监视文件夹</translation>
    </message>
</context>
<context>
    <name>InspectPage</name>
    <message>
        <source>No recording is open.</source>
        <translation>没有打开的录音。</translation>
    </message>
    <message>
        <source>Choose one of my work or of the recordings.</source>
        <translation>请从“我的工作”或“录音”中选择。</translation>
    </message>
    <message>
        <source>My work</source>
        <translation>我的工作</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>My evaluations</source>
        <translation>我的评估</translation>
    </message>
    <message>
        <source>Choose one of your evaluations.</source>
        <translation>请选择您的一份评估。</translation>
    </message>
    <message>
        <source>Choose one of the recordings.</source>
        <translation>请从录音中选择一条。</translation>
    </message>
    <message>
        <source>Some changes are not saved yet. Save them first: “Try again”.</source>
        <translation>有更改尚未保存。请先点“重试”保存。</translation>
    </message>
    <message>
        <source>{inspector} has evaluated this recording already: FAIL, {score} points kept.</source>
        <translation>{inspector}已评估此录音：整单否决，{score} 分留档。</translation>
    </message>
    <message>
        <source>{inspector} has evaluated this recording already: {score} points.</source>
        <translation>{inspector}已评估此录音：{score} 分。</translation>
    </message>
    <message>
        <source>There is no sound output: the playhead moves, but nothing can be heard.</source>
        <translation>没有音频输出：播放线会移动，但听不到声音。</translation>
    </message>
    <message>
        <source>{device} is not connected any more. Sound goes to {instead} until it is back.</source>
        <translation>{device} 已断开。重新连接前，声音改由 {instead} 播放。</translation>
    </message>
    <message>
        <source>{device} is not connected any more. Sound goes to another device of that name.</source>
        <translation>{device} 已断开，改由同名的另一设备播放。</translation>
    </message>
    <message>
        <source>{device} is not connected any more: nothing can be heard until a device is.</source>
        <translation>{device} 已断开：连接音频设备后才能听到声音。</translation>
    </message>
    <message>
        <source>Correct details…</source>
        <translation>更正通话信息…</translation>
    </message>
    <message>
        <source>Swap agent and customer</source>
        <translation>互换坐席和客户</translation>
    </message>
    <message>
        <source>Find moved file…</source>
        <translation>查找移动的文件…</translation>
    </message>
    <message>
        <source>Mark as example…</source>
        <translation>标为示例…</translation>
    </message>
    <message>
        <source>Judge another call with this one…</source>
        <translation>与此通话一起评另一通…</translation>
    </message>
    <message>
        <source>Export annotations…</source>
        <translation>导出标注…</translation>
    </message>
    <message>
        <source>Import annotations…</source>
        <translation>导入标注…</translation>
    </message>
    <message>
        <source>Mask keypad tones…</source>
        <translation>屏蔽按键音…</translation>
    </message>
    <message>
        <source>How this score came about…</source>
        <translation>得分计算过程…</translation>
    </message>
    <message>
        <source>Discard this inspection…</source>
        <translation>放弃此次质检…</translation>
    </message>
    <message>
        <source>Report as PDF…</source>
        <translation>导出质检单 PDF…</translation>
    </message>
</context>
<context>
    <name>JudgedBeside</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
</context>
<context>
    <name>KeepDialog</name>
    <message>
        <source>Put into the question bank</source>
        <translation>放入题库</translation>
    </message>
    <message>
        <source>Put in</source>
        <translation>放入</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Questions: {n}. They can be asked again in every checklist, whatever its scoring.</source>
        <translation>质检项：{n} 项。任何质检表都可再次使用，不论其计分方法。</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>A topic is needed.</source>
        <translation>请填写主题。</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>{key} already means: {action}</source>
        <translation>{key} 已用于：{action}</translation>
    </message>
</context>
<context>
    <name>KeySheetForm</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Choose a line and press Enter, then the new key. Escape leaves it as it was.</source>
        <translation>选中一行按回车，再按新的快捷键。按 Esc 保持不变。</translation>
    </message>
    <message>
        <source>As delivered</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>KeyWords</name>
    <message>
        <source>Listening</source>
        <translation>收听</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>While typing</source>
        <translation>输入文字时</translation>
    </message>
    <message>
        <source>Play, pause</source>
        <translation>播放、暂停</translation>
    </message>
    <message>
        <source>Back 5 s</source>
        <translation>后退 5 秒</translation>
    </message>
    <message>
        <source>On 5 s</source>
        <translation>前进 5 秒</translation>
    </message>
    <message>
        <source>Back 1 s</source>
        <translation>后退 1 秒</translation>
    </message>
    <message>
        <source>On 1 s</source>
        <translation>前进 1 秒</translation>
    </message>
    <message>
        <source>Previous moment</source>
        <translation>上一处要点</translation>
    </message>
    <message>
        <source>Next moment</source>
        <translation>下一处要点</translation>
    </message>
    <message>
        <source>Next stretch that was not heard</source>
        <translation>下一段未听</translation>
    </message>
    <message>
        <source>Go to a time</source>
        <translation>转到时间</translation>
    </message>
    <message>
        <source>Next call of several</source>
        <translation>下一通（多通一起评时）</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>减速</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>加速</translation>
    </message>
    <message>
        <source>Loop from here</source>
        <translation>设循环起点</translation>
    </message>
    <message>
        <source>Loop to here</source>
        <translation>设循环终点</translation>
    </message>
    <message>
        <source>Loop on or off</source>
        <translation>循环开关</translation>
    </message>
    <message>
        <source>Skip silence and hold</source>
        <translation>跳过静默和保持</translation>
    </message>
    <message>
        <source>Hear the agent</source>
        <translation>听坐席</translation>
    </message>
    <message>
        <source>Hear both</source>
        <translation>听双方</translation>
    </message>
    <message>
        <source>Hear the customer</source>
        <translation>听客户</translation>
    </message>
    <message>
        <source>Zoom to the span, or to the whole call</source>
        <translation>缩放到所选时段或整通</translation>
    </message>
    <message>
        <source>Option {number}</source>
        <translation>选项 {number}</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>Previous question</source>
        <translation>上一项</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>下一项</translation>
    </message>
    <message>
        <source>Next that is missing</source>
        <translation>下一未完成项</translation>
    </message>
    <message>
        <source>Answer the whole section</source>
        <translation>一次作答整个部分</translation>
    </message>
    <message>
        <source>Evidence: hold for a span, press at start and end, or twice quickly for a mark</source>
        <translation>证据：按住标时段，或起止各按一次；快按两次标时间点</translation>
    </message>
    <message>
        <source>Take the start of the chosen span</source>
        <translation>选中时段的起点</translation>
    </message>
    <message>
        <source>Take its end</source>
        <translation>选中时段的终点</translation>
    </message>
    <message>
        <source>Move it back 10 ms</source>
        <translation>前移 10 毫秒</translation>
    </message>
    <message>
        <source>Move it on 10 ms</source>
        <translation>后移 10 毫秒</translation>
    </message>
    <message>
        <source>Move it back 100 ms</source>
        <translation>前移 100 毫秒</translation>
    </message>
    <message>
        <source>Move it on 100 ms</source>
        <translation>后移 100 毫秒</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>评语</translation>
    </message>
    <message>
        <source>Root cause</source>
        <translation>根本原因</translation>
    </message>
    <message>
        <source>Mask what is selected, or from here to the next press</source>
        <translation>屏蔽选区；无选区时按两次定起止</translation>
    </message>
    <message>
        <source>The same with silence instead of a tone</source>
        <translation>同上，用静音代替提示音</translation>
    </message>
    <message>
        <source>Note: here, or for what is selected or begun</source>
        <translation>笔记：记在播放位置、选区或已定起点处</translation>
    </message>
    <message>
        <source>Undo the last answer</source>
        <translation>撤销上一答案</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>This sheet</source>
        <translation>快捷键一览</translation>
    </message>
</context>
<context>
    <name>KeypadMasksDialog</name>
    <message>
        <source>Mask keypad tones</source>
        <translation>屏蔽按键音</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>屏蔽</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Keys are pressed in these stretches:</source>
        <translation>以下时段有按键音：</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>提示音</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>What is heard instead</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>{stretch}  ({seconds} s)</source>
        <translation>{stretch}（{seconds} 秒）</translation>
    </message>
    <message>
        <source>Tick what is to be masked.</source>
        <translation>请勾选要屏蔽的时段。</translation>
    </message>
</context>
<context>
    <name>KeywordsDialog</name>
    <message>
        <source>New keyword list</source>
        <translation>新建关键词表</translation>
    </message>
    <message>
        <source>Keyword list</source>
        <translation>关键词表</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Words and phrases</source>
        <translation>词和短语</translation>
    </message>
    <message>
        <source>One in each line. Upper and lower case, full and half width are the same.</source>
        <translation>每行一个，不区分大小写和全角半角。</translation>
    </message>
    <message>
        <source>Latin words count only by themselves</source>
        <translation>西文按整词匹配</translation>
    </message>
    <message>
        <source>“sue” is not found in “issue”. Chinese words are found anywhere.</source>
        <translation>“sue”不会匹配“issue”；中文词在任何位置都匹配。</translation>
    </message>
</context>
<context>
    <name>KeywordsView</name>
    <message>
        <source>Keyword lists</source>
        <translation>关键词表</translation>
    </message>
    <message>
        <source>Where their words are said is a moment of the call</source>
        <translation>说到表中词语之处会列为通话要点</translation>
    </message>
    <message>
        <source>New list…</source>
        <translation>新建词表…</translation>
    </message>
    <message>
        <source>No list yet. Add one, or begin with the usual ones: complaint, escalation, legal, apology.</source>
        <translation>还没有词表。可自行添加，或先用常用词表：投诉、升级、法律、致歉。</translation>
    </message>
    <message>
        <source>Add the usual lists</source>
        <translation>添加常用词表</translation>
    </message>
    <message>
        <source>Edit {name}</source>
        <translation>编辑“{name}”</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>移除“{name}”</translation>
    </message>
    <message>
        <source>Remove the list {name}?</source>
        <translation>移除词表“{name}”？</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Its words no longer mark moments. Transcripts stay as they are.</source>
        <translation>其中的词不再标出要点，转写不受影响。</translation>
    </message>
</context>
<context>
    <name>LabelExchange</name>
    <message>
        <source>TextGrid of Praat</source>
        <translation>Praat TextGrid</translation>
    </message>
    <message>
        <source>Labels of Audacity</source>
        <translation>Audacity 标签</translation>
    </message>
    <message>
        <source>Export annotations</source>
        <translation>导出标注</translation>
    </message>
    <message>
        <source>Labels of Audacity, TextGrids of Praat</source>
        <translation>Audacity 标签、Praat TextGrid</translation>
    </message>
    <message>
        <source>Import annotations</source>
        <translation>导入标注</translation>
    </message>
    <message>
        <source>There is nothing new in {name}.</source>
        <translation>{name} 中没有新内容。</translation>
    </message>
    <message>
        <source>{number} notes added.</source>
        <translation>已添加 {number} 条笔记。</translation>
    </message>
</context>
<context>
    <name>LanguageRow</name>
    <message>
        <source>First one missing</source>
        <translation>转到首个缺失处</translation>
    </message>
</context>
<context>
    <name>LanguageRows</name>
    <message>
        <source>Languages</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>all {n} texts</source>
        <translation>全部 {n} 条文字</translation>
    </message>
    <message>
        <source>{n} of {all} texts</source>
        <translation>{n}/{all} 条文字</translation>
    </message>
</context>
<context>
    <name>LayerMenu</name>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>转写</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>关键词</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>话音</translation>
    </message>
    <message>
        <source>Dead air</source>
        <translation>静默</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>保持</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>抢话</translation>
    </message>
    <message>
        <source>Keypad tones</source>
        <translation>按键音</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>屏蔽</translation>
    </message>
    <message>
        <source>Spectrogram</source>
        <translation>频谱图</translation>
    </message>
</context>
<context>
    <name>LayerPopover</name>
    <message>
        <source>Show on the waveform</source>
        <translation>在波形上显示</translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message>
        <source>{name} leaves</source>
        <translation>{name}离岗</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最后在岗日</translation>
    </message>
    <message>
        <source>Calls and evaluations stay. Who comes back is set back with one click.</source>
        <translation>通话和评估均保留；返岗时一键恢复。</translation>
    </message>
</context>
<context>
    <name>LevelsPopover</name>
    <message>
        <source>Levels</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>总音量</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>坐席</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Bring both to the same loudness</source>
        <translation>均衡双方音量</translation>
    </message>
    <message>
        <source>A quiet customer is turned up, a loud agent down.</source>
        <translation>客户声小则调大，坐席声大则调小。</translation>
    </message>
    <message>
        <source>As recorded</source>
        <translation>恢复原始音量</translation>
    </message>
    <message>
        <source>As the system: {name}</source>
        <translation>跟随系统：{name}</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Sound device</source>
        <translation>音频设备</translation>
    </message>
    <message>
        <source>Not connected now</source>
        <translation>当前未连接</translation>
    </message>
    <message>
        <source>{figure} dB</source>
        <translation>{figure} dB</translation>
    </message>
</context>
<context>
    <name>LimitRow</name>
    <message>
        <source>Up to</source>
        <translation>不超过</translation>
    </message>
    <message>
        <source>Remove the limit</source>
        <translation>移除界限</translation>
    </message>
</context>
<context>
    <name>LimitTable</name>
    <message>
        <source>Everything above</source>
        <translation>以上全部</translation>
    </message>
    <message>
        <source>Add a limit</source>
        <translation>添加界限</translation>
    </message>
    <message>
        <source>Up to</source>
        <translation>不超过</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>分值</translation>
    </message>
    <message>
        <source>Limits must rise: write more than {number}.</source>
        <translation>界限须递增：请填写大于 {number} 的数。</translation>
    </message>
    <message>
        <source>Limits must rise: write less than {number}.</source>
        <translation>界限须递增：请填写小于 {number} 的数。</translation>
    </message>
</context>
<context>
    <name>LinesView</name>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Wording</source>
        <translation>措辞</translation>
    </message>
    <message>
        <source>Doubt</source>
        <translation>疑点</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>提示</translation>
    </message>
</context>
<context>
    <name>LoginCells</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>最近在线</translation>
    </message>
    <message>
        <source>This is you</source>
        <translation>这是您</translation>
    </message>
    <message>
        <source>Number {n}</source>
        <translation>工号 {n}</translation>
    </message>
    <message>
        <source>No login</source>
        <translation>无登录账号</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>已启用</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>{n} min ago</source>
        <translation>{n} 分钟前</translation>
    </message>
    <message>
        <source>{n} h ago</source>
        <translation>{n} 小时前</translation>
    </message>
</context>
<context>
    <name>LoginDialog</name>
    <message>
        <source>Change {name}</source>
        <translation>修改 {name}</translation>
    </message>
    <message>
        <source>Give {name} a login</source>
        <translation>为 {name} 开通登录账号</translation>
    </message>
    <message>
        <source>Add person</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Small letters, digits, dots, - and _. It can&apos;t be changed later.</source>
        <translation>小写字母、数字、点、- 和 _。以后不能更改。</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>There are no teams yet: add them on the tab “Teams”.</source>
        <translation>还没有班组：请在“班组”标签页添加。</translation>
    </message>
    <message>
        <source>Agent&apos;s number</source>
        <translation>工号</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>First password</source>
        <translation>初始密码</translation>
    </message>
    <message>
        <source>Nobody has this number.</source>
        <translation>没有人使用这个工号。</translation>
    </message>
    <message>
        <source>Whose evaluations the login reads.</source>
        <translation>该账号可阅读其评估的客服代表。</translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation>须填写名称。</translation>
    </message>
    <message>
        <source>A login is needed.</source>
        <translation>请填写登录账号。</translation>
    </message>
    <message>
        <source>Choose a team: without one the login sees no calls of any.</source>
        <translation>请选择班组：没有班组的账号看不到任何班组的通话。</translation>
    </message>
</context>
<context>
    <name>LoginsView</name>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Nobody fits</source>
        <translation>没有符合条件的人</translation>
    </message>
    <message>
        <source>Find somebody else, or show everybody.</source>
        <translation>请查找其他人，或显示所有人。</translation>
    </message>
    <message>
        <source>Show everybody</source>
        <translation>显示所有人</translation>
    </message>
    <message>
        <source>Name, login, role, team</source>
        <translation>姓名、登录账号、角色、班组</translation>
    </message>
    <message>
        <source>Every role</source>
        <translation>所有角色</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>已启用</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>{n} people, {active} enabled</source>
        <translation>{n} 人，已启用 {active} 人</translation>
    </message>
    <message>
        <source>Give a login…</source>
        <translation>开通登录账号…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>New password…</source>
        <translation>新密码…</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Disable…</source>
        <translation>停用…</translation>
    </message>
    <message>
        <source>Disable… (the last administrator stays)</source>
        <translation>停用…（必须保留最后一位管理员）</translation>
    </message>
</context>
<context>
    <name>MaskRow</name>
    <message>
        <source>Go there</source>
        <translation>转到此处</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>提示音</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>What is heard instead</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>Let {stretch} be heard again</source>
        <translation>取消屏蔽 {stretch}</translation>
    </message>
    <message>
        <source>Keypad tones</source>
        <translation>按键音</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>by itself</source>
        <translation>自动</translation>
    </message>
</context>
<context>
    <name>Masking</name>
    <message>
        <source>Masked</source>
        <translation>已屏蔽</translation>
    </message>
    <message>
        <source>Masked stretches are heard and shown until you hide them or leave this recording.</source>
        <translation>被屏蔽的片段现可收听和查看，直到重新隐藏或离开此录音。</translation>
    </message>
    <message>
        <source>Hide them</source>
        <translation>重新隐藏</translation>
    </message>
    <message>
        <source>Mask from {time}: press H again at its end, Esc forgets it.</source>
        <translation>从 {time} 起屏蔽：在终点再按 H，Esc 取消。</translation>
    </message>
    <message>
        <source>{n} stretches are masked.</source>
        <translation>已屏蔽 {n} 处。</translation>
    </message>
    <message>
        <source>The stretch is masked.</source>
        <translation>已屏蔽。</translation>
    </message>
    <message>
        <source>No keypad tones were found that are not masked already.</source>
        <translation>没有尚未屏蔽的按键音。</translation>
    </message>
    <message>
        <source>The stretch is heard again.</source>
        <translation>已取消屏蔽。</translation>
    </message>
    <message>
        <source>The mask is changed.</source>
        <translation>屏蔽已更改。</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>转到此处</translation>
    </message>
    <message>
        <source>Silence instead of a tone</source>
        <translation>改为静音</translation>
    </message>
    <message>
        <source>A tone instead</source>
        <translation>改为提示音</translation>
    </message>
    <message>
        <source>Let it be heard again</source>
        <translation>取消屏蔽</translation>
    </message>
</context>
<context>
    <name>MasksTab</name>
    <message>
        <source>Mask the selection</source>
        <translation>屏蔽选区</translation>
    </message>
    <message>
        <source>Mask keypad tones…</source>
        <translation>屏蔽按键音…</translation>
    </message>
    <message>
        <source>Hear masked stretches</source>
        <translation>听被屏蔽的片段</translation>
    </message>
    <message>
        <source>Only for administrators and team leads; off again with the next recording</source>
        <translation>仅限管理员和班长；打开下一条录音时自动关闭</translation>
    </message>
    <message>
        <source>Nothing is masked. Select what must not be heard, a card number for example, and press H.</source>
        <translation>没有屏蔽。请选中不应听到的内容（如卡号），再按 H。</translation>
    </message>
    <message>
        <source>Masks hold in this program. Whoever may open the sound file itself can hear all of it.</source>
        <translation>屏蔽只在本程序内有效；能直接打开录音文件的人仍可听到全部内容。</translation>
    </message>
</context>
<context>
    <name>MeasureBar</name>
    <message>
        <source>over the limit</source>
        <translation>超出限值</translation>
    </message>
</context>
<context>
    <name>MeasuredMarks</name>
    <message>
        <source>Dead air {n} s</source>
        <translation>静默 {n} 秒</translation>
    </message>
    <message>
        <source>Hold {n} s</source>
        <translation>保持 {n} 秒</translation>
    </message>
    <message>
        <source>Overlap {n} s</source>
        <translation>抢话 {n} 秒</translation>
    </message>
    <message>
        <source>Keypad</source>
        <translation>按键</translation>
    </message>
</context>
<context>
    <name>MeasurementEditor</name>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Measure now</source>
        <translation>立即测量</translation>
    </message>
    <message>
        <source>Not measured yet.</source>
        <translation>尚未测量。</translation>
    </message>
    <message>
        <source>Say first what is measured.</source>
        <translation>请先选定衡量指标。</translation>
    </message>
    <message>
        <source>No evaluation of a randomly picked call lies in this period; choose a longer one.</source>
        <translation>该期间没有随机抽取的评估；请选更长的期间。</translation>
    </message>
    <message>
        <source>{value}, n = {n}, 95 % interval {low} to {high}.</source>
        <translation>{value}，n = {n}，95 % 区间 {low} 至 {high}。</translation>
    </message>
    <message>
        <source>That is few; the value may be off by much.</source>
        <translation>样本偏少，数值可能偏差较大。</translation>
    </message>
</context>
<context>
    <name>MetricEditor</name>
    <message>
        <source>Metric</source>
        <translation>衡量指标</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>质检表</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>质检项</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>All teams</source>
        <translation>全部班组</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>All agents</source>
        <translation>全部客服代表</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>客服代表</translation>
    </message>
    <message>
        <source>What is measured</source>
        <translation>衡量内容</translation>
    </message>
    <message>
        <source>All checklists</source>
        <translation>全部质检表</translation>
    </message>
</context>
<context>
    <name>MissingDialog</name>
    <message>
        <source>Not complete yet</source>
        <translation>尚未完成</translation>
    </message>
    <message>
        <source>Go to the first</source>
        <translation>前往第一处</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Something is still missing:</source>
        <translation>还有未完成的内容：</translation>
    </message>
    <message>
        <source>and {number} more</source>
        <translation>另有 {number} 处</translation>
    </message>
</context>
<context>
    <name>MomentsPopover</name>
    <message>
        <source>Moments</source>
        <translation>要点</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Customer begins to speak</source>
        <translation>客户开始说话</translation>
    </message>
    <message>
        <source>Dead air</source>
        <translation>静默</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>保持</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>抢话</translation>
    </message>
    <message>
        <source>Keypad tones</source>
        <translation>按键音</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>关键词</translation>
    </message>
    <message>
        <source>Masked stretches</source>
        <translation>被屏蔽的片段</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>Move {name} to another team</source>
        <translation>调动{name}到其他班组</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>调动</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起始日期</translation>
    </message>
    <message>
        <source>Calls from that day on belong to the new team. Evaluations that are done keep the old one.</source>
        <translation>自该日起的通话归入新班组；已完成的评估仍属原班组。</translation>
    </message>
    <message>
        <source>Add a team first.</source>
        <translation>请先添加班组。</translation>
    </message>
</context>
<context>
    <name>MyWorkPage</name>
    <message>
        <source>Begun</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Waiting for me</source>
        <translation>待我质检</translation>
    </message>
    <message>
        <source>Finished lately</source>
        <translation>最近完成</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一条</translation>
    </message>
    <message>
        <source>No calls wait for you</source>
        <translation>没有待质检的通话</translation>
    </message>
    <message>
        <source>“Next” takes the oldest call that nobody judges yet; or choose calls in Recordings.</source>
        <translation>“下一条”会领取最早的一条未评录音；也可在“录音”中自行选择。</translation>
    </message>
    <message>
        <source>Calls that are given to you and evaluations that you correct stand here.</source>
        <translation>分配给您的通话和您更正的评估会列在这里。</translation>
    </message>
    <message>
        <source>Take the next call</source>
        <translation>领取下一条录音</translation>
    </message>
    <message>
        <source>Open recordings</source>
        <translation>打开录音</translation>
    </message>
    <message>
        <source>Evaluations will be signed “{name}”, the name of this computer&apos;s login.</source>
        <translation>评估将署名“{name}”，即本机的登录名。</translation>
    </message>
    <message>
        <source>Say your name…</source>
        <translation>填写姓名…</translation>
    </message>
    <message>
        <source>My work</source>
        <translation>我的工作</translation>
    </message>
    <message>
        <source>Waiting: {n}, overdue: {overdue}</source>
        <translation>待办 {n} 条，其中超时 {overdue} 条</translation>
    </message>
    <message>
        <source>Waiting: {n}</source>
        <translation>待办 {n} 条</translation>
    </message>
    <message>
        <source>Who sits here?</source>
        <translation>您是哪位？</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>质检</translation>
    </message>
    <message>
        <source>Take off my desk</source>
        <translation>移出我的工作</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>放弃…</translation>
    </message>
    <message>
        <source>Discard the inspection?</source>
        <translation>放弃此次质检？</translation>
    </message>
    <message>
        <source>Its answers, comments and evidence are gone; the recording stays.</source>
        <translation>答案、评语和证据将被删除，录音保留。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>A name is needed.</source>
        <translation>须填写名称。</translation>
    </message>
</context>
<context>
    <name>NamesView</name>
    <message>
        <source>What the first files become</source>
        <translation>前几个文件的识别结果</translation>
    </message>
    <message>
        <source>Call details from the file names</source>
        <translation>从文件名读取通话信息</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不读取</translation>
    </message>
    <message>
        <source>A template of your own</source>
        <translation>自定义模板</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Also {-} for what is passed over, and folders with /.</source>
        <translation>另可用 {-} 略过内容，用 / 表示文件夹。</translation>
    </message>
    <message>
        <source>Template of the file names</source>
        <translation>文件名模板</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>日期和时间</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>呼叫方向</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>客服代表</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Customer&apos;s number</source>
        <translation>客户号码</translation>
    </message>
    <message>
        <source>The unique ids in the names put the recorder at {offsets}.</source>
        <translation>根据文件名中的唯一编号，录音系统时区为 {offsets}。</translation>
    </message>
    <message>
        <source>Says nothing</source>
        <translation>未识别</translation>
    </message>
</context>
<context>
    <name>NewChecklistDialog</name>
    <message>
        <source>New checklist</source>
        <translation>新建质检表</translation>
    </message>
    <message>
        <source>Duplicate checklist</source>
        <translation>复制质检表</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>A blank form</source>
        <translation>空白表</translation>
    </message>
    <message>
        <source>Begin from</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Percentage</source>
        <translation>百分比</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>分值</translation>
    </message>
    <message>
        <source>From a base</source>
        <translation>基础分加减</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>计分</translation>
    </message>
    <message>
        <source>{n} questions</source>
        <translation>{n} 个质检项</translation>
    </message>
    <message>
        <source>{title}, comes with the program</source>
        <translation>{title}（程序自带）</translation>
    </message>
    <message>
        <source>Copy of {title}</source>
        <translation>{title}（副本）</translation>
    </message>
    <message>
        <source>Each question has a weight, and each answer earns a share of it: 0 to 100.</source>
        <translation>每项有权重，每个答案取得其中一定比例：0 至 100。</translation>
    </message>
    <message>
        <source>Each answer has points; the score is the share of the points that were possible.</source>
        <translation>每个答案有分值；得分为所得分值占满分的比例。</translation>
    </message>
    <message>
        <source>Every call starts at 100, and answers take points away.</source>
        <translation>每通电话从 100 分起，按答案扣分。</translation>
    </message>
    <message>
        <source>A title is needed.</source>
        <translation>须填写标题。</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>New passphrase</source>
        <translation>新口令</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>再输入一次</translation>
    </message>
    <message>
        <source>Remember it in this computer&apos;s keyring</source>
        <translation>保存到本机的密钥环</translation>
    </message>
    <message>
        <source>Nobody can open the workspace without it: a lost passphrase can&apos;t be recovered.</source>
        <translation>没有口令，任何人都打不开该工作区；口令丢失后无法找回。</translation>
    </message>
    <message>
        <source>Encrypted is everything that is entered, and the copies in “backups”. Not encrypted are the recordings, decoded sound in “cache”, your preferences on this computer, and whatever is exported.</source>
        <translation>加密的是录入的全部内容以及“backups”中的副本。不加密的是录音文件、“cache”中解码的声音、本机的个人设置以及导出的内容。</translation>
    </message>
    <message>
        <source>The passphrase needs eight characters at least.</source>
        <translation>口令至少要有八个字符。</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>两次输入的口令不一致。</translation>
    </message>
    <message>
        <source>Eight characters at least; some words in a row are good.</source>
        <translation>至少八个字符；用几个词连起来即可。</translation>
    </message>
    <message>
        <source>Weak: somebody who has the file may find it by trying.</source>
        <translation>弱：拿到文件的人可能试出来。</translation>
    </message>
    <message>
        <source>Fair: longer is better.</source>
        <translation>一般：越长越好。</translation>
    </message>
    <message>
        <source>Strong.</source>
        <translation>强。</translation>
    </message>
</context>
<context>
    <name>NewPassphraseDialog</name>
    <message>
        <source>Change the passphrase</source>
        <translation>更改口令</translation>
    </message>
    <message>
        <source>Encrypt the workspace</source>
        <translation>加密工作区</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Encrypt</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The workspace is closed, copied, compared row by row and opened again. Close commands that work on it.</source>
        <translation>工作区将关闭、复制、逐行比对后重新打开。请先结束使用它的命令。</translation>
    </message>
</context>
<context>
    <name>NewPassword</name>
    <message>
        <source>Show the password</source>
        <translation>显示密码</translation>
    </message>
    <message>
        <source>Make one</source>
        <translation>生成一个</translation>
    </message>
    <message>
        <source>A password that nobody guesses, easy to read out and to type</source>
        <translation>别人猜不到、又便于读出和输入的密码</translation>
    </message>
    <message>
        <source>At least {n} characters</source>
        <translation>至少 {n} 个字符</translation>
    </message>
    <message>
        <source>Weak: easily guessed</source>
        <translation>弱：容易被猜到</translation>
    </message>
    <message>
        <source>Fair: a longer one is better</source>
        <translation>一般：更长更好</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>强</translation>
    </message>
</context>
<context>
    <name>NewWorkspaceDialog</name>
    <message>
        <source>New workspace</source>
        <translation>新建工作区</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Encrypt it by a passphrase</source>
        <translation>用口令加密</translation>
    </message>
    <message>
        <source>Folder of the new workspace</source>
        <translation>新工作区的文件夹</translation>
    </message>
    <message>
        <source>Name a folder.</source>
        <translation>请指定文件夹。</translation>
    </message>
</context>
<context>
    <name>NotApplicableRow</name>
    <message>
        <source>N/A</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>The answer N/A is offered</source>
        <translation>可答“不适用”</translation>
    </message>
    <message>
        <source>left out of the total</source>
        <translation>不计入总分</translation>
    </message>
    <message>
        <source>not offered</source>
        <translation>不可选</translation>
    </message>
</context>
<context>
    <name>NoteLine</name>
    <message>
        <source>Note</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>What is to be remembered here</source>
        <translation>要记下的内容</translation>
    </message>
    <message>
        <source>Keep the note</source>
        <translation>保存笔记</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>公开</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>仅自己</translation>
    </message>
    <message>
        <source>Everybody who opens the recording can read it.</source>
        <translation>打开此录音的人都可查看。</translation>
    </message>
    <message>
        <source>Only you can read it.</source>
        <translation>只有您可查看。</translation>
    </message>
</context>
<context>
    <name>NotesTab</name>
    <message>
        <source>Nothing noted yet: M marks evidence, C writes a comment, J writes a note.</source>
        <translation>还没有记录：按 M 标证据，按 C 写评语，按 J 写笔记。</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>总评</translation>
    </message>
    <message>
        <source>New note</source>
        <translation>新建笔记</translation>
    </message>
    <message>
        <source>A few words about the whole call</source>
        <translation>对整通通话的简要评价</translation>
    </message>
</context>
<context>
    <name>Noting</name>
    <message>
        <source>Own</source>
        <translation>仅自己</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>The note was not kept.</source>
        <translation>笔记未保存。</translation>
    </message>
    <message>
        <source>The note is deleted.</source>
        <translation>笔记已删除。</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>转到此处</translation>
    </message>
    <message>
        <source>Keep to myself</source>
        <translation>设为仅自己</translation>
    </message>
    <message>
        <source>Make public</source>
        <translation>设为公开</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Move to the playhead</source>
        <translation>移到播放位置</translation>
    </message>
    <message>
        <source>Move to the selection</source>
        <translation>移到选区</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>NumberBox</name>
    <message>
        <source>A number belongs here.</source>
        <translation>此处须填数字。</translation>
    </message>
    <message>
        <source>Write at least {least}.</source>
        <translation>不得小于 {least}。</translation>
    </message>
    <message>
        <source>Write at most {most}.</source>
        <translation>不得大于 {most}。</translation>
    </message>
</context>
<context>
    <name>NumberRange</name>
    <message>
        <source>At least</source>
        <translation>不小于</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>不大于</translation>
    </message>
</context>
<context>
    <name>OldEvaluationsCard</name>
    <message>
        <source>Retention of evaluations</source>
        <translation>评估的保存期限</translation>
    </message>
    <message>
        <source>Look what is due</source>
        <translation>查看到期内容</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>All evaluations are kept. “Change settings…” makes a rule; nothing is ever removed by itself.</source>
        <translation>全部评估均保留。可在“更改设置…”中设置期限；任何内容都不会自动删除。</translation>
    </message>
    <message>
        <source>Evaluations may be removed {n} days after their last revision, once the audio of their calls is gone. What is held, being inspected, or has a coaching sample stays. Nothing is removed by itself.</source>
        <translation>评估在最后一次修订 {n} 天之后、且其通话音频已删除时，可以删除。已封存、正在质检或有辅导样本的予以保留。任何内容都不会自动删除。</translation>
    </message>
    <message>
        <source>Evaluation {number} · {agent} · {day}</source>
        <translation>评估 {number} · {agent} · {day}</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>另有 {n} 份</translation>
    </message>
    <message>
        <source>Only administrators may remove evaluations.</source>
        <translation>只有管理员可以删除评估。</translation>
    </message>
    <message>
        <source>Scorecards, charts and counts of causes of that time are without them; what was printed stays. Improvement actions stay with their titles and figures. The audit trail still has what it told when they were written, and earlier backups have all of them.</source>
        <translation>该时期的记分卡、图表和原因统计不再包含它们；已打印的不受影响。改进措施保留其标题和数值。审计记录仍保留当时写下的内容，更早的备份中也仍有全部评估。</translation>
    </message>
    <message>
        <source>Completed before</source>
        <translation>完成日期早于</translation>
    </message>
    <message>
        <source>Evaluations that would go</source>
        <translation>将删除的评估</translation>
    </message>
    <message>
        <source>With so many revisions</source>
        <translation>其版次总数</translation>
    </message>
    <message>
        <source>Root causes that would go</source>
        <translation>将删除的根本原因</translation>
    </message>
    <message>
        <source>Improvement actions that lose causes</source>
        <translation>将失去原因的改进措施</translation>
    </message>
    <message>
        <source>Notes that would go</source>
        <translation>将删除的笔记</translation>
    </message>
    <message>
        <source>Transcripts that would go</source>
        <translation>将删除的转写</translation>
    </message>
    <message>
        <source>Held, so that they stay</source>
        <translation>已封存，予以保留</translation>
    </message>
    <message>
        <source>Being inspected, so that they stay</source>
        <translation>正在质检，予以保留</translation>
    </message>
    <message>
        <source>With audio, so that they stay</source>
        <translation>音频尚在，予以保留</translation>
    </message>
    <message>
        <source>With a coaching sample, so that they stay</source>
        <translation>有辅导样本，予以保留</translation>
    </message>
    <message>
        <source>Calls of</source>
        <translation>通话日期</translation>
    </message>
    <message>
        <source>Remove evaluations</source>
        <translation>删除评估</translation>
    </message>
    <message>
        <source>Remove for good</source>
        <translation>永久删除</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>{n} evaluations are removed with their answers, causes, notes and transcripts. This can&apos;t be undone; the audit trail tells their numbers.</source>
        <translation>将删除 {n} 份评估及其答案、原因、笔记和转写。此操作不可撤销；审计记录保留其编号。</translation>
    </message>
    <message>
        <source>{n} evaluations were removed.</source>
        <translation>已删除 {n} 份评估。</translation>
    </message>
</context>
<context>
    <name>OptionList</name>
    <message>
        <source>not answered</source>
        <translation>未作答</translation>
    </message>
</context>
<context>
    <name>OptionRow</name>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>得分率</translation>
    </message>
    <message>
        <source>Consequence</source>
        <translation>后果</translation>
    </message>
    <message>
        <source>Move or remove the answer</source>
        <translation>移动或移除答案</translation>
    </message>
    <message>
        <source>Write the answer</source>
        <translation>填写答案</translation>
    </message>
    <message>
        <source>{language} missing</source>
        <translation>缺{language}</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Remove the answer</source>
        <translation>移除答案</translation>
    </message>
    <message>
        <source>Code: {code}</source>
        <translation>代码：{code}</translation>
    </message>
</context>
<context>
    <name>OptionTable</name>
    <message>
        <source>Add an answer</source>
        <translation>添加答案</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>得分率</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>分值</translation>
    </message>
    <message>
        <source>Consequence</source>
        <translation>后果</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>计入</translation>
    </message>
    <message>
        <source>Wording of an answer</source>
        <translation>答案文字</translation>
    </message>
    <message>
        <source>Worth of an answer</source>
        <translation>答案得分</translation>
    </message>
    <message>
        <source>Consequence of an answer</source>
        <translation>答案后果</translation>
    </message>
    <message>
        <source>Remove an answer</source>
        <translation>移除答案</translation>
    </message>
    <message>
        <source>Move an answer</source>
        <translation>移动答案</translation>
    </message>
</context>
<context>
    <name>OtherDays</name>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>至</translation>
    </message>
</context>
<context>
    <name>OverSeconds</name>
    <message>
        <source>Over</source>
        <translation>超过</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Teams</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>客服代表</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>All checklists</source>
        <translation>全部质检表</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>质检表</translation>
    </message>
    <message>
        <source>Scorecards</source>
        <translation>成绩卡</translation>
    </message>
    <message>
        <source>No scorecard in this period.</source>
        <translation>该期间没有成绩卡。</translation>
    </message>
    <message>
        <source>They grow from completed evaluations of calls whose agent is known: see the call&apos;s details.</source>
        <translation>成绩卡由已完成的评估生成，且通话须有客服代表：见通话信息。</translation>
    </message>
    <message>
        <source>Open recordings</source>
        <translation>打开录音</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Mean score</source>
        <translation>平均得分</translation>
    </message>
    <message>
        <source>Failed forms</source>
        <translation>被否决</translation>
    </message>
    <message>
        <source>Evaluations</source>
        <translation>评估</translation>
    </message>
</context>
<context>
    <name>OwnCells</name>
    <message>
        <source>Checklist</source>
        <translation>质检表</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Judged</source>
        <translation>评估时间</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Revision {n}</source>
        <translation>第 {n} 次修订</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>未确认</translation>
    </message>
</context>
<context>
    <name>OwnEvaluationsPage</name>
    <message>
        <source>My evaluations</source>
        <translation>我的评估</translation>
    </message>
    <message>
        <source>None of your calls is judged yet</source>
        <translation>您的通话尚未被评估</translation>
    </message>
    <message>
        <source>As soon as one is, it stands here with its score and why it is so.</source>
        <translation>一旦有评估，这里会显示得分及得分依据。</translation>
    </message>
    <message>
        <source>{n} not acknowledged</source>
        <translation>{n} 份未确认</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>OwnPasswordDialog</name>
    <message>
        <source>Change my password</source>
        <translation>修改我的密码</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>当前密码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>再输入一次</translation>
    </message>
    <message>
        <source>Only what a password is checked by leaves this computer.</source>
        <translation>离开本机的只有用于校验密码的信息。</translation>
    </message>
    <message>
        <source>The two new passwords differ.</source>
        <translation>两次输入的新密码不同。</translation>
    </message>
</context>
<context>
    <name>PassScale</name>
    <message>
        <source>{mark} to pass</source>
        <translation>{mark} 分合格</translation>
    </message>
    <message>
        <source>{least} and more</source>
        <translation>{least} 及以上</translation>
    </message>
    <message>
        <source>{least} to below {above}</source>
        <translation>{least} 至 {above} 以下</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Encrypted workspace</source>
        <translation>加密工作区</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Remember it in this computer&apos;s keyring</source>
        <translation>保存到本机的密钥环</translation>
    </message>
    <message>
        <source>Type the passphrase.</source>
        <translation>请输入口令。</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>New password for {name}</source>
        <translation>{name} 的新密码</translation>
    </message>
    <message>
        <source>Set password</source>
        <translation>设置密码</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>The old one lets nobody in any more. Only what a password is checked by leaves this computer.</source>
        <translation>旧密码即刻失效。离开本机的只有用于校验密码的信息。</translation>
    </message>
</context>
<context>
    <name>PeopleCells</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>工号</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>In the team from</source>
        <translation>入组日期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>客服代表</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>You</source>
        <translation>本人</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>在岗</translation>
    </message>
    <message>
        <source>Left {day}</source>
        <translation>{day} 离岗</translation>
    </message>
    <message>
        <source>Until {day}</source>
        <translation>在岗至 {day}</translation>
    </message>
    <message>
        <source>This is you</source>
        <translation>这是您</translation>
    </message>
</context>
<context>
    <name>PeopleList</name>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
</context>
<context>
    <name>PeriodButton</name>
    <message>
        <source>Other days…</source>
        <translation>自选日期…</translation>
    </message>
    <message>
        <source>Period: {days}</source>
        <translation>期间：{days}</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>最近 90 天</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>本季度</translation>
    </message>
    <message>
        <source>Last quarter</source>
        <translation>上季度</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
</context>
<context>
    <name>PersonDialog</name>
    <message>
        <source>Name and role</source>
        <translation>姓名和角色</translation>
    </message>
    <message>
        <source>Add person</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
</context>
<context>
    <name>PickedDialog</name>
    <message>
        <source>How it was picked</source>
        <translation>抽取方式</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Only random picks count in rates, trends and rankings.</source>
        <translation>比率、趋势和排名只统计随机抽取的录音。</translation>
    </message>
</context>
<context>
    <name>PlainProblems</name>
    <message>
        <source>Write what the inspector reads.</source>
        <translation>请填写质检员看到的题目。</translation>
    </message>
    <message>
        <source>Give the question a code.</source>
        <translation>请填写题目编码。</translation>
    </message>
    <message>
        <source>Add the answers to choose from.</source>
        <translation>请添加可选答案。</translation>
    </message>
    <message>
        <source>Give each answer a code.</source>
        <translation>请为每个答案填写编码。</translation>
    </message>
    <message>
        <source>Write the answer.</source>
        <translation>请填写答案文字。</translation>
    </message>
    <message>
        <source>Add the ranges that numbers fall into.</source>
        <translation>请添加数值区间。</translation>
    </message>
    <message>
        <source>Write the guidance, or leave it empty in every language.</source>
        <translation>请填写评分说明，或各语言均留空。</translation>
    </message>
    <message>
        <source>Write the ready comment, or take it out.</source>
        <translation>请填写常用评语，或将其删除。</translation>
    </message>
    <message>
        <source>Choose the question that decides whether this one is asked.</source>
        <translation>请选择决定此题是否显示的题目。</translation>
    </message>
    <message>
        <source>Choose the answers that show this question.</source>
        <translation>请选择显示此题的答案。</translation>
    </message>
    <message>
        <source>Choose the measurement that suggests an answer.</source>
        <translation>请选择用于建议答案的测量值。</translation>
    </message>
    <message>
        <source>Say which values suggest which answer.</source>
        <translation>请说明哪些数值建议哪个答案。</translation>
    </message>
    <message>
        <source>Choose the answer that each range suggests.</source>
        <translation>请为每个区间选择建议的答案。</translation>
    </message>
    <message>
        <source>Name the section.</source>
        <translation>请为分区命名。</translation>
    </message>
    <message>
        <source>Give the section a code.</source>
        <translation>请填写分区编码。</translation>
    </message>
    <message>
        <source>Add a question to this section, or delete it.</source>
        <translation>请在此分区添加题目，或删除该分区。</translation>
    </message>
    <message>
        <source>Name the checklist.</source>
        <translation>请为质检表命名。</translation>
    </message>
    <message>
        <source>Give the checklist a code.</source>
        <translation>请填写质检表编码。</translation>
    </message>
    <message>
        <source>Add a section.</source>
        <translation>请添加分区。</translation>
    </message>
    <message>
        <source>Name each band.</source>
        <translation>请为每个等级命名。</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>What each answer does to the score</source>
        <translation>各答案对得分的影响</translation>
    </message>
    <message>
        <source>Questions of the section</source>
        <translation>本分区题目</translation>
    </message>
    <message>
        <source>Balance of the form</source>
        <translation>整表分值分布</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Whole form</source>
        <translation>整表</translation>
    </message>
    <message>
        <source>Answer the whole checklist as inspectors do, and see its score</source>
        <translation>像质检员一样作答整张表，并查看得分</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>质检员</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>坐席</translation>
    </message>
    <message>
        <source>Who reads it</source>
        <translation>谁来看</translation>
    </message>
    <message>
        <source>What inspectors answer, or what the judged person reads of it</source>
        <translation>质检员作答的内容，或被评人看到的内容</translation>
    </message>
    <message>
        <source>{points} pts</source>
        <translation>{points} 分</translation>
    </message>
    <message>
        <source>Texts and dates are never scored.</source>
        <translation>文字题和日期题不计分。</translation>
    </message>
    <message>
        <source>No answer to the questions before it ever shows this one, so it never scores.</source>
        <translation>前面各题的任何答案都不会显示此题，因此不计分。</translation>
    </message>
    <message>
        <source>{n} more sections</source>
        <translation>另有 {n} 个分区</translation>
    </message>
</context>
<context>
    <name>ProfileView</name>
    <message>
        <source>Import profile</source>
        <translation>导入方案</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不使用</translation>
    </message>
    <message>
        <source>Keep as a profile…</source>
        <translation>存为方案…</translation>
    </message>
    <message>
        <source>Keep as a profile</source>
        <translation>存为方案</translation>
    </message>
    <message>
        <source>Name of the recorder or of the export</source>
        <translation>录音系统或导出来源的名称</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>PropertyPanel</name>
    <message>
        <source>Language of the texts</source>
        <translation>文字语言</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制一份</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>质检项</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>分区</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>质检表</translation>
    </message>
</context>
<context>
    <name>PublishDialog</name>
    <message>
        <source>Publish {title} as v{number}</source>
        <translation>发布{title} v{number}</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Try on past calls</source>
        <translation>用历史评估试算</translation>
    </message>
    <message>
        <source>What has changed, for those who read it later</source>
        <translation>写明改动，供日后查阅</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Only a correction of the wording: trends go on through it</source>
        <translation>仅更正措辞：趋势图不分段</translation>
    </message>
    <message>
        <source>Open as a draft</source>
        <translation>作为草稿打开</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>改动</translation>
    </message>
    <message>
        <source>Changes against v{number}: {n}</source>
        <translation>与 v{number} 相比的改动：{n} 处</translation>
    </message>
    <message>
        <source>Evaluations that are done keep their version. Charts mark the day on which it changes.</source>
        <translation>已完成的评估保留原版本，图表标出换版日期。</translation>
    </message>
    <message>
        <source>What is doubtful</source>
        <translation>疑点</translation>
    </message>
    <message>
        <source>Doubts: {n}</source>
        <translation>疑点：{n} 处</translation>
    </message>
    <message>
        <source>What was not taken over</source>
        <translation>未采用的内容</translation>
    </message>
    <message>
        <source>Not taken over from the file: {n}</source>
        <translation>文件中未采用：{n} 处</translation>
    </message>
</context>
<context>
    <name>Publishing</name>
    <message>
        <source>The draft is the same as v{number}: there is nothing to publish.</source>
        <translation>草稿与 v{number} 相同，无需发布。</translation>
    </message>
</context>
<context>
    <name>QuestionProperties</name>
    <message>
        <source>Text the inspector reads</source>
        <translation>质检员看到的文字</translation>
    </message>
    <message>
        <source>Guidance, shown on demand</source>
        <translation>评分说明，按需显示</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>不需要</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>可选</translation>
    </message>
    <message>
        <source>When marks are lost</source>
        <translation>失分时</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>始终</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>评语</translation>
    </message>
    <message>
        <source>Not critical</source>
        <translation>非关键项</translation>
    </message>
    <message>
        <source>For the customer</source>
        <translation>客户关键项</translation>
    </message>
    <message>
        <source>For the business</source>
        <translation>业务关键项</translation>
    </message>
    <message>
        <source>For compliance</source>
        <translation>合规关键项</translation>
    </message>
    <message>
        <source>Critical in general</source>
        <translation>关键项（不分类）</translation>
    </message>
    <message>
        <source>Critical error</source>
        <translation>关键项</translation>
    </message>
    <message>
        <source>The inspector marks a span of the call</source>
        <translation>质检员标出录音时段</translation>
    </message>
    <message>
        <source>Ready-made ones are below</source>
        <translation>常用评语见下方</translation>
    </message>
    <message>
        <source>Losing marks counts in the critical score too</source>
        <translation>失分同时计入关键项得分</translation>
    </message>
    <message>
        <source>Bonus</source>
        <translation>加分项</translation>
    </message>
    <message>
        <source>Its points come on top of what is possible</source>
        <translation>其分数为满分之外的附加分</translation>
    </message>
    <message>
        <source>An earlier version was published with this code; evaluations refer to it, so it stays.</source>
        <translation>较早版本已用此代码发布，评估以它为准，故不能更改。</translation>
    </message>
    <message>
        <source>Text of a question</source>
        <translation>质检项文字</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>评分说明</translation>
    </message>
    <message>
        <source>Note for authors</source>
        <translation>给编制者的备注</translation>
    </message>
    <message>
        <source>A bonus can&apos;t fail anything: choose None as the consequence of its answers first.</source>
        <translation>加分项不能带来否决：请先把其答案的后果改为“无”。</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
</context>
<context>
    <name>QuestionRow</name>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Evidence from the playhead (M)</source>
        <translation>从播放位置添加证据（M）</translation>
    </message>
    <message>
        <source>Add evidence to {number}</source>
        <translation>为 {number} 添加证据</translation>
    </message>
    <message>
        <source>Comment on {number} (C)</source>
        <translation>{number} 的评语（C）</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>Evidence {span} of {number}: hear it again</source>
        <translation>{number} 的证据 {span}：重听</translation>
    </message>
    <message>
        <source>Hear it again</source>
        <translation>重听</translation>
    </message>
    <message>
        <source>Mark as example…</source>
        <translation>标为示例…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Comment on {number}</source>
        <translation>{number} 的评语</translation>
    </message>
    <message>
        <source>What was heard, and why</source>
        <translation>听到了什么，为何如此判断</translation>
    </message>
    <message>
        <source>Fatal</source>
        <translation>致命项</translation>
    </message>
    <message>
        <source>A comment and evidence are needed</source>
        <translation>须填写评语并添加证据</translation>
    </message>
    <message>
        <source>A comment is needed</source>
        <translation>须填写评语</translation>
    </message>
    <message>
        <source>Evidence is needed</source>
        <translation>须添加证据</translation>
    </message>
    <message>
        <source>Evidence lies outside the part that is judged</source>
        <translation>证据超出所评片段</translation>
    </message>
    <message>
        <source>Evidence lies outside what was heard</source>
        <translation>证据超出已听部分</translation>
    </message>
    <message>
        <source>Comment…</source>
        <translation>评语…</translation>
    </message>
    <message>
        <source>Add evidence</source>
        <translation>添加证据</translation>
    </message>
    <message>
        <source>Take the answer back</source>
        <translation>清除答案</translation>
    </message>
</context>
<context>
    <name>RaiseDialog</name>
    <message>
        <source>Raise an improvement action</source>
        <translation>提出改进措施</translation>
    </message>
    <message>
        <source>Raise action</source>
        <translation>提出措施</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>For {n} root causes: {causes}</source>
        <translation>针对 {n} 条根本原因：{causes}</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>“{question}” lost marks in a call.</source>
        <translation>“{question}”在一通电话中失分。</translation>
    </message>
    <message>
        <source>“{question}” lost marks in {n} calls.</source>
        <translation>“{question}”在 {n} 通电话中失分。</translation>
    </message>
    <message>
        <source>Give the action a title.</source>
        <translation>请填写措施标题。</translation>
    </message>
    <message>
        <source>Say what the problem is.</source>
        <translation>请说明问题。</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因说明</translation>
    </message>
    <message>
        <source>What was wrong</source>
        <translation>哪里有误</translation>
    </message>
    <message>
        <source>Say in a few words what was wrong.</source>
        <translation>请简要说明哪里有误。</translation>
    </message>
</context>
<context>
    <name>RecordingCells</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>客服代表</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Dead air</source>
        <translation>静默</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>抢话</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>保持</translation>
    </message>
    <message>
        <source>Talk share</source>
        <translation>话语占比</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>呼叫方向</translation>
    </message>
    <message>
        <source>CSAT</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>个案</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>抽取方式</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <translation>分配给</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} 秒</translation>
    </message>
</context>
<context>
    <name>RecordingCommands</name>
    <message>
        <source>The first channel is the customer now.</source>
        <translation>第一声道现为客户。</translation>
    </message>
    <message>
        <source>The first channel is the agent now.</source>
        <translation>第一声道现为坐席。</translation>
    </message>
    <message>
        <source>Find moved file</source>
        <translation>查找移动的文件</translation>
    </message>
    <message>
        <source>Found. The recording can be heard again.</source>
        <translation>已找到，录音可以收听。</translation>
    </message>
    <message>
        <source>Find moved files in a folder</source>
        <translation>在文件夹中查找移动的文件</translation>
    </message>
    <message>
        <source>{n} moved files were found.</source>
        <translation>找到 {n} 个移动的文件。</translation>
    </message>
    <message>
        <source>The recording lies at {url}.</source>
        <translation>录音位于 {url}。</translation>
    </message>
    <message>
        <source>Take the import back?</source>
        <translation>撤销导入？</translation>
    </message>
    <message>
        <source>{n} recordings leave the library; their files stay where they are. What has been inspected can&apos;t be taken back.</source>
        <translation>{n} 条录音将移出录音库，文件仍在原处。已质检的录音不能撤销导入。</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤销导入</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>导出列表</translation>
    </message>
    <message>
        <source>The list was written to {path}</source>
        <translation>列表已写入 {path}</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>质检</translation>
    </message>
    <message>
        <source>Open the evaluation</source>
        <translation>打开评估</translation>
    </message>
    <message>
        <source>Assign to…</source>
        <translation>分配给…</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>领取</translation>
    </message>
    <message>
        <source>Take off the desk</source>
        <translation>取消分配</translation>
    </message>
    <message>
        <source>How it was picked…</source>
        <translation>抽取方式…</translation>
    </message>
    <message>
        <source>Take back import…</source>
        <translation>撤销导入…</translation>
    </message>
    <message>
        <source>Correct call details…</source>
        <translation>更正通话信息…</translation>
    </message>
    <message>
        <source>Swap channels</source>
        <translation>互换声道</translation>
    </message>
    <message>
        <source>Find moved file…</source>
        <translation>查找移动的文件…</translation>
    </message>
    <message>
        <source>Find moved files in a folder…</source>
        <translation>在文件夹中查找移动的文件…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
</context>
<context>
    <name>RecordingsPage</name>
    <message>
        <source>Recordings</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>No recordings yet</source>
        <translation>还没有录音</translation>
    </message>
    <message>
        <source>Import files or folders, or drop them here.</source>
        <translation>请导入文件或文件夹，也可拖放到此处。</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>No recording fits this filter</source>
        <translation>没有符合筛选的录音</translation>
    </message>
    <message>
        <source>Take a part of the filter away, or search for something else.</source>
        <translation>请去掉部分筛选条件，或换个关键词。</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Export list…</source>
        <translation>导出列表…</translation>
    </message>
    <message>
        <source>Import files and folders ({shortcut})</source>
        <translation>导入文件和文件夹（{shortcut}）</translation>
    </message>
    <message>
        <source>Just imported</source>
        <translation>刚导入</translation>
    </message>
    <message>
        <source>{n} of {total}</source>
        <translation>{n}/{total}</translation>
    </message>
    <message>
        <source>{total} recordings</source>
        <translation>共 {total} 条</translation>
    </message>
</context>
<context>
    <name>Register</name>
    <message>
        <source>Which actions</source>
        <translation>筛选措施</translation>
    </message>
    <message>
        <source>Title, problem, owner, number</source>
        <translation>标题、问题、责任人、编号</translation>
    </message>
    <message>
        <source>Improvement actions</source>
        <translation>改进措施</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>措施</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Causes</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Baseline → target → effect</source>
        <translation>基线 → 目标 → 效果</translation>
    </message>
    <message>
        <source>{n} days overdue</source>
        <translation>超时 {n} 天</translation>
    </message>
    <message>
        <source>1 day overdue</source>
        <translation>超时 1 天</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>in {n} days</source>
        <translation>剩 {n} 天</translation>
    </message>
    <message>
        <source>Register as PDF</source>
        <translation>台账导出为 PDF</translation>
    </message>
    <message>
        <source>Register as Excel</source>
        <translation>台账导出为 Excel</translation>
    </message>
    <message>
        <source>New action</source>
        <translation>新建措施</translation>
    </message>
    <message>
        <source>There is no improvement action yet.</source>
        <translation>还没有改进措施。</translation>
    </message>
    <message>
        <source>Raise one from the causes that cost the most marks, or for a complaint, a survey, an incident.</source>
        <translation>可从失分最多的原因提出，也可因投诉、满意度调查或应急事件提出。</translation>
    </message>
    <message>
        <source>No action matches.</source>
        <translation>没有符合条件的措施。</translation>
    </message>
    <message>
        <source>Choose another tab or search for something else.</source>
        <translation>请换一个标签或换个关键词。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未关闭</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Language of the paper</source>
        <translation>报表语言</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>客服代表</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Agent scorecard</source>
        <translation>客服代表成绩卡</translation>
    </message>
    <message>
        <source>Score trend, sections, most-lost questions and critical errors of one agent.</source>
        <translation>一名客服代表的得分趋势、各分区、失分最多的质检项和关键差错。</translation>
    </message>
    <message>
        <source>Team scorecard</source>
        <translation>班组成绩卡</translation>
    </message>
    <message>
        <source>The same for a team, with a line for each of its agents.</source>
        <translation>整个班组的同样内容，并逐一列出客服代表。</translation>
    </message>
    <message>
        <source>Evaluations</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Every evaluation of the period: as PDF one after the other, in Excel with all answers.</source>
        <translation>该期间的全部评估：PDF 逐份排列，Excel 含全部答案。</translation>
    </message>
    <message>
        <source>Root causes</source>
        <translation>根本原因</translation>
    </message>
    <message>
        <source>How often each cause was found in the period, with the calls behind it.</source>
        <translation>该期间各原因的出现次数及相关通话。</translation>
    </message>
    <message>
        <source>Action register</source>
        <translation>改进措施台账</translation>
    </message>
    <message>
        <source>All improvement actions with owner, due day, baseline, target and effect.</source>
        <translation>全部改进措施及责任人、到期日、基线值、目标值和效果。</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>录音列表</translation>
    </message>
    <message>
        <source>The recordings of the period as a list.</source>
        <translation>该期间的录音列表。</translation>
    </message>
</context>
<context>
    <name>ResponsibleCard</name>
    <message>
        <source>Responsible</source>
        <translation>责任</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>Effect check</source>
        <translation>效果评估日</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>批准人</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Files to look at</source>
        <translation>需要查看的文件</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>复制列表</translation>
    </message>
    <message>
        <source>Every file was taken into the library.</source>
        <translation>全部文件已导入录音库。</translation>
    </message>
    <message>
        <source>{n} added</source>
        <translation>新增 {n} 条</translation>
    </message>
    <message>
        <source>{n} already there</source>
        <translation>已有 {n} 条</translation>
    </message>
    <message>
        <source>{n} refused</source>
        <translation>未导入 {n} 条</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>已添加</translation>
    </message>
    <message>
        <source>Added without call details</source>
        <translation>已添加，但没有通话信息</translation>
    </message>
</context>
<context>
    <name>RetentionCard</name>
    <message>
        <source>Retention</source>
        <translation>保存期限</translation>
    </message>
    <message>
        <source>Look what is due</source>
        <translation>查看到期内容</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>All audio is kept. “Change settings…” makes a rule; nothing is ever removed by itself.</source>
        <translation>全部音频均保留。可在“更改设置…”中设定期限；任何内容都不会自动删除。</translation>
    </message>
    <message>
        <source>The audio of calls that are evaluated may be removed {n} days after the call.</source>
        <translation>已评估通话的音频在通话 {n} 天后可以删除。</translation>
    </message>
    <message>
        <source>The audio of calls may be removed {n} days after the call, evaluated or not.</source>
        <translation>通话的音频在通话 {n} 天后可以删除，无论是否已评估。</translation>
    </message>
    <message>
        <source>Notes and transcripts go with it; evaluations stay.</source>
        <translation>备注和转写一并删除；评估保留。</translation>
    </message>
    <message>
        <source>Notes, transcripts and evaluations stay.</source>
        <translation>备注、转写和评估保留。</translation>
    </message>
    <message>
        <source>What is held or being inspected stays. Nothing is removed by itself.</source>
        <translation>已封存或正在质检的予以保留。任何内容都不会自动删除。</translation>
    </message>
    <message>
        <source>Only administrators may remove audio.</source>
        <translation>只有管理员可以删除音频。</translation>
    </message>
    <message>
        <source>Calls before</source>
        <translation>此日之前的通话</translation>
    </message>
    <message>
        <source>Recordings that would lose their audio</source>
        <translation>将失去音频的录音</translation>
    </message>
    <message>
        <source>Hours of audio</source>
        <translation>音频小时数</translation>
    </message>
    <message>
        <source>Room on the disk</source>
        <translation>磁盘空间</translation>
    </message>
    <message>
        <source>The oldest call</source>
        <translation>最早的通话</translation>
    </message>
    <message>
        <source>Held, so that they stay</source>
        <translation>已封存，予以保留</translation>
    </message>
    <message>
        <source>Being inspected, so that they stay</source>
        <translation>正在质检，予以保留</translation>
    </message>
    <message>
        <source>Notes that would go</source>
        <translation>将删除的笔记</translation>
    </message>
    <message>
        <source>Transcripts that would go</source>
        <translation>将删除的转写</translation>
    </message>
    <message>
        <source>Coaching samples that could be heard no longer</source>
        <translation>将无法收听的辅导样本</translation>
    </message>
    <message>
        <source>The audio of {n} recordings, {hours} hours, is removed from where it lies. This can&apos;t be undone. What was judged stays, and the audit trail tells of each.</source>
        <translation>将从存放位置删除 {n} 条录音的音频，共 {hours} 小时。此操作无法撤销。评判结果保留，每一条都记入审计记录。</translation>
    </message>
    <message>
        <source>Remove the audio of {n} recordings?</source>
        <translation>删除 {n} 条录音的音频？</translation>
    </message>
    <message>
        <source>Remove for good</source>
        <translation>永久删除</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>{n} recordings lost their audio, {hours} hours.</source>
        <translation>已删除 {n} 条录音的音频，共 {hours} 小时。</translation>
    </message>
    <message>
        <source>{n} could not be removed:</source>
        <translation>{n} 条未能删除：</translation>
    </message>
</context>
<context>
    <name>RevisionRow</name>
    <message>
        <source>{title} v{version}, revision {revision}</source>
        <translation>{title} v{version}，第 {revision} 版</translation>
    </message>
    <message>
        <source>{score} before the fail</source>
        <translation>否决前 {score}</translation>
    </message>
    <message>
        <source>{n} calls</source>
        <translation>{n} 通通话</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>已取代</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>Fail</source>
        <translation>不合格</translation>
    </message>
</context>
<context>
    <name>RoleNames</name>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>质检员</translation>
    </message>
    <message>
        <source>Team lead</source>
        <translation>班长</translation>
    </message>
    <message>
        <source>Trainer</source>
        <translation>培训师</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>坐席</translation>
    </message>
    <message>
        <source>People, recordings, checklists, settings, retention and the whole audit trail; judges no calls.</source>
        <translation>管理人员、录音、质检表、设置、保留规则和全部审计记录；不评判通话。</translation>
    </message>
    <message>
        <source>Judges calls of their teams, and corrects their own evaluations.</source>
        <translation>评判所属班组的通话，并更正自己的评估。</translation>
    </message>
    <message>
        <source>Sees what was judged in their teams, corrects it, assigns calls and leads improvement actions.</source>
        <translation>查看所属班组的评估结果并更正，分配通话，推进改进措施。</translation>
    </message>
    <message>
        <source>Sees completed evaluations of all teams, and marks samples for coaching.</source>
        <translation>查看所有班组已完成的评估，标记辅导样本。</translation>
    </message>
    <message>
        <source>Reads the evaluations of their own calls, acknowledges them and comments.</source>
        <translation>阅读自己通话的评估，予以确认并发表意见。</translation>
    </message>
</context>
<context>
    <name>SaidDialog</name>
    <message>
        <source>What the agent said</source>
        <translation>客服代表的留言</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>SampleDetails</name>
    <message>
        <source>Call</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>Play the sample (Space)</source>
        <translation>播放样本（空格）</translation>
    </message>
    <message>
        <source>Open the call</source>
        <translation>打开通话</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>No teaching point is written yet.</source>
        <translation>尚未填写教学要点。</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>暂停（空格）</translation>
    </message>
    <message>
        <source>The file is not where it was. Find it on the recordings page.</source>
        <translation>文件已不在原处。请在录音页面查找。</translation>
    </message>
    <message>
        <source>The audio was removed by retention.</source>
        <translation>音频已按保存期限删除。</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>客服代表</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>个案</translation>
    </message>
    <message>
        <source>Marked by</source>
        <translation>标记人</translation>
    </message>
    <message>
        <source>Marked on</source>
        <translation>标记日期</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
</context>
<context>
    <name>SampleFilters</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Kind of example</source>
        <translation>示例类型</translation>
    </message>
    <message>
        <source>Topic, teaching point</source>
        <translation>主题、教学要点</translation>
    </message>
    <message>
        <source>All agents</source>
        <translation>全部客服代表</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>客服代表</translation>
    </message>
    <message>
        <source>Marked by anybody</source>
        <translation>任何人标记</translation>
    </message>
    <message>
        <source>Marked by</source>
        <translation>标记人</translation>
    </message>
    <message>
        <source>Play on</source>
        <translation>连续播放</translation>
    </message>
    <message>
        <source>After a sample play the next one of the list</source>
        <translation>播完一个样本后接着播放列表中的下一个</translation>
    </message>
</context>
<context>
    <name>SampleList</name>
    <message>
        <source>Coaching samples</source>
        <translation>辅导样本</translation>
    </message>
    <message>
        <source>No sample matches.</source>
        <translation>没有符合条件的样本。</translation>
    </message>
    <message>
        <source>Take a filter away or search for something else.</source>
        <translation>请去掉筛选条件，或换个关键词。</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>客服代表</translation>
    </message>
    <message>
        <source>Place in the call</source>
        <translation>通话位置</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Marked by</source>
        <translation>标记人</translation>
    </message>
    <message>
        <source>{n} samples</source>
        <translation>{n} 个样本</translation>
    </message>
</context>
<context>
    <name>SamplePicture</name>
    <message>
        <source>Waveform of the sample</source>
        <translation>样本波形</translation>
    </message>
</context>
<context>
    <name>ScoreDialog</name>
    <message>
        <source>How this score came about</source>
        <translation>得分计算过程</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Step by step</source>
        <translation>逐步计算</translation>
    </message>
    <message>
        <source>Other ways of counting</source>
        <translation>其他计分方式</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>质检项</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Whole form</source>
        <translation>整表</translation>
    </message>
    <message>
        <source>The same answers, scored as other programs do. Nothing of it is kept: only the first line counts.</source>
        <translation>同样的答案按其他程序的计分方式计算，仅供比较，不保存；以首行为准。</translation>
    </message>
    <message>
        <source>Way of counting</source>
        <translation>计分方式</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Before the fail</source>
        <translation>否决前</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
</context>
<context>
    <name>ScoreRing</name>
    <message>
        <source>Score {words}</source>
        <translation>得分 {words}</translation>
    </message>
    <message>
        <source>FAIL</source>
        <translation>不合格</translation>
    </message>
</context>
<context>
    <name>ScoreSummary</name>
    <message>
        <source>How this score came about</source>
        <translation>得分计算过程</translation>
    </message>
    <message>
        <source>Withdrawn: {reason}</source>
        <translation>已撤回：{reason}</translation>
    </message>
    <message>
        <source>Revision {number}: a newer one counts</source>
        <translation>第 {number} 版：以更新的版次为准</translation>
    </message>
    <message>
        <source>Pass: {score} points</source>
        <translation>合格：{score} 分</translation>
    </message>
    <message>
        <source>{score} points are below the pass mark of {mark}</source>
        <translation>{score} 分，低于合格线 {mark}</translation>
    </message>
    <message>
        <source>Fatal item {number} is {answer}: form fails</source>
        <translation>致命项 {number} 判“{answer}”：整单否决</translation>
    </message>
    <message>
        <source>Fatal item {number} is {answer}: form fails, {score} points kept</source>
        <translation>致命项 {number} 判“{answer}”：整单否决，{score} 分留档</translation>
    </message>
</context>
<context>
    <name>ScoreWords</name>
    <message>
        <source>too few</source>
        <translation>样本过少</translation>
    </message>
    <message>
        <source>n = {n}</source>
        <translation>n = {n}</translation>
    </message>
    <message>
        <source>n = {n}, {interval}</source>
        <translation>n = {n}，{interval}</translation>
    </message>
</context>
<context>
    <name>ScorecardsPage</name>
    <message>
        <source>Scorecards</source>
        <translation>成绩卡</translation>
    </message>
    <message>
        <source>Scorecard</source>
        <translation>成绩卡</translation>
    </message>
</context>
<context>
    <name>SearchDialog</name>
    <message>
        <source>Search everything</source>
        <translation>全局搜索</translation>
    </message>
    <message>
        <source>What was said, noted or commented?</source>
        <translation>搜索说话内容、笔记或评语</translation>
    </message>
    <message>
        <source>Words are looked for in all transcripts, notes and comments. “Two words” stay together.</source>
        <translation>在全部转写、笔记和评语中搜索；加“引号”的词作为整体查找。</translation>
    </message>
    <message>
        <source>Nowhere are these words together.</source>
        <translation>没有同时包含这些词的内容。</translation>
    </message>
    <message>
        <source>Try fewer words, or look everywhere. Only calls with a transcript can be searched by what is said.</source>
        <translation>请减少关键词，或搜索全部范围。有转写的通话才能按说话内容搜索。</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>关键词</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Spoken words</source>
        <translation>说话内容</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>评语</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Only the newest {n} places · calls: {calls}</source>
        <translation>仅最近 {n} 处 · {calls} 通电话</translation>
    </message>
    <message>
        <source>Places: {n} · calls: {calls}</source>
        <translation>{n} 处 · {calls} 通电话</translation>
    </message>
</context>
<context>
    <name>SectionBars</name>
    <message>
        <source>{number} left</source>
        <translation>剩 {number} 题</translation>
    </message>
</context>
<context>
    <name>SectionHead</name>
    <message>
        <source>Answer the whole section {number}</source>
        <translation>一次作答整个第 {number} 部分</translation>
    </message>
    <message>
        <source>{number} left</source>
        <translation>剩 {number} 题</translation>
    </message>
    <message>
        <source>{number} unfinished</source>
        <translation>{number} 题未完成</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>不需作答</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>failed, {number} left</source>
        <translation>不合格，剩 {number} 题</translation>
    </message>
    <message>
        <source>failed, {number} unfinished</source>
        <translation>不合格，{number} 题未完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>不合格</translation>
    </message>
</context>
<context>
    <name>SectionMenu</name>
    <message>
        <source>Answer all open with &amp;full marks</source>
        <translation>未答项全部给满分(&amp;F)</translation>
    </message>
    <message>
        <source>Answer &amp;all with full marks</source>
        <translation>全部给满分(&amp;A)</translation>
    </message>
    <message>
        <source>All &amp;not applicable</source>
        <translation>全部不适用(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open them all again</source>
        <translation>全部重新作答(&amp;O)</translation>
    </message>
    <message>
        <source>Section {title}: {what}</source>
        <translation>{title}：{what}</translation>
    </message>
    <message>
        <source>Nothing changes in this section.</source>
        <translation>本部分没有变化。</translation>
    </message>
    <message>
        <source>Questions that are open again: {n}.</source>
        <translation>恢复为未答的题目：{n} 道。</translation>
    </message>
    <message>
        <source>Questions answered: {n}.</source>
        <translation>已答题目：{n} 道。</translation>
    </message>
    <message>
        <source>Left, because they have to be judged: {n} ({numbers}).</source>
        <translation>须逐题评判、未作改动的：{n} 道（{numbers}）。</translation>
    </message>
    <message>
        <source>Left, because something has to be written or found there: {n} ({numbers}).</source>
        <translation>须填写或核实、未作改动的：{n} 道（{numbers}）。</translation>
    </message>
</context>
<context>
    <name>SectionProperties</name>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Multiplier</source>
        <translation>倍数</translation>
    </message>
    <message>
        <source>Of all sections together</source>
        <translation>占全部分区权重之和</translation>
    </message>
    <message>
        <source>Multiplies the points of its questions</source>
        <translation>乘以其质检项的分数</translation>
    </message>
    <message>
        <source>What it counts in the form</source>
        <translation>在表中所占分量</translation>
    </message>
    <message>
        <source>An earlier version was published with this code; evaluations refer to it, so it stays.</source>
        <translation>较早版本已用此代码发布，评估以它为准，故不能更改。</translation>
    </message>
    <message>
        <source>Questions: {n}, of them scored: {scored}.</source>
        <translation>质检项 {n} 个，其中计分 {scored} 个。</translation>
    </message>
    <message>
        <source>{points} of 100 points.</source>
        <translation>100 分中占 {points} 分。</translation>
    </message>
    <message>
        <source>Sections carry no weights of their own; the form can switch them on.</source>
        <translation>分区未设权重；可在质检表属性中启用。</translation>
    </message>
    <message>
        <source>Title of a section</source>
        <translation>分区标题</translation>
    </message>
    <message>
        <source>Note for authors</source>
        <translation>给编制者的备注</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Note</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>屏蔽</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>Example…</source>
        <translation>示例…</translation>
    </message>
    <message>
        <source>Judge only this part of the call</source>
        <translation>只评通话的这一段</translation>
    </message>
    <message>
        <source>Forget the selection</source>
        <translation>取消选区</translation>
    </message>
    <message>
        <source>Evidence for {number}</source>
        <translation>作为 {number} 的证据</translation>
    </message>
</context>
<context>
    <name>SettingsForm</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Only for you, on this computer</source>
        <translation>仅本人、本机有效</translation>
    </message>
    <message>
        <source>For everybody who opens this workspace</source>
        <translation>对打开此工作区的所有人有效</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <source>You, on this computer</source>
        <translation>本人、本机</translation>
    </message>
    <message>
        <source>This workspace</source>
        <translation>此工作区</translation>
    </message>
    <message>
        <source>Change settings…</source>
        <translation>更改设置…</translation>
    </message>
    <message>
        <source>Keys…</source>
        <translation>快捷键…</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Check what works</source>
        <translation>检查本机</translation>
    </message>
    <message>
        <source>works</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>does not work</source>
        <translation>不可用</translation>
    </message>
</context>
<context>
    <name>SeveralCalls</name>
    <message>
        <source>Somebody else</source>
        <translation>其他人</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>1 more call of this case</source>
        <translation>此个案还有 1 通</translation>
    </message>
    <message>
        <source>{number} more calls of this case</source>
        <translation>此个案还有 {number} 通</translation>
    </message>
    <message>
        <source>Remove call {number}?</source>
        <translation>移除第 {number} 通？</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Its evidence goes with it: {numbers}. Answers and comments stay.</source>
        <translation>其中的证据也会移除：{numbers}。答案和评语保留。</translation>
    </message>
    <message>
        <source>Some changes are not saved yet.</source>
        <translation>有些更改尚未保存。</translation>
    </message>
</context>
<context>
    <name>ShelfColumns</name>
    <message>
        <source>Checklist</source>
        <translation>质检表</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>质检项</translation>
    </message>
    <message>
        <source>Evaluations</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>valid from {day}</source>
        <translation>{day} 起适用</translation>
    </message>
    <message>
        <source>valid until {day}</source>
        <translation>适用至 {day}</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>待启用</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已过期</translation>
    </message>
</context>
<context>
    <name>ShelfDeeds</name>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制一份</translation>
    </message>
    <message>
        <source>Calls…</source>
        <translation>适用通话…</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>放弃草稿</translation>
    </message>
    <message>
        <source>Use again</source>
        <translation>重新启用</translation>
    </message>
    <message>
        <source>Discard the draft of {title}?</source>
        <translation>放弃“{title}”的草稿？</translation>
    </message>
    <message>
        <source>What was changed in it is lost. Published versions stay as they are.</source>
        <translation>草稿中的修改将丢失，已发布的版本保持不变。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>ShelfView</name>
    <message>
        <source>Checklists</source>
        <translation>质检表</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>New checklist…</source>
        <translation>新建质检表…</translation>
    </message>
    <message>
        <source>There is no checklist yet.</source>
        <translation>还没有质检表。</translation>
    </message>
    <message>
        <source>Begin one here, or import one from a YAML or Excel file.</source>
        <translation>可在此新建，或从 YAML 或 Excel 文件导入。</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>发布时间</translation>
    </message>
    <message>
        <source>Last edited</source>
        <translation>最后编辑</translation>
    </message>
    <message>
        <source>Import checklist</source>
        <translation>导入质检表</translation>
    </message>
    <message>
        <source>Checklists ({patterns})</source>
        <translation>质检表 ({patterns})</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Show the keys</source>
        <translation>显示快捷键</translation>
    </message>
</context>
<context>
    <name>SideTabs</name>
    <message>
        <source>About the call</source>
        <translation>关于通话</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>转写</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Causes</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>屏蔽</translation>
    </message>
</context>
<context>
    <name>SkipPopover</name>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>静默</translation>
    </message>
    <message>
        <source>Hold: music, or silence after a hold tone</source>
        <translation>保持：音乐，或保持提示音后的静默</translation>
    </message>
    <message>
        <source>Automatic, by each side&apos;s noise</source>
        <translation>自动：按各方底噪</translation>
    </message>
    <message>
        <source>{figure} dB</source>
        <translation>{figure} dB</translation>
    </message>
    <message>
        <source>Silent is what stays below</source>
        <translation>低于此值视为静默</translation>
    </message>
    <message>
        <source>Gaps of at least</source>
        <translation>最短间隔</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Of each gap stays</source>
        <translation>每处保留</translation>
    </message>
</context>
<context>
    <name>SoundReader</name>
    <message>
        <source>Find moved file…</source>
        <translation>查找移动的文件…</translation>
    </message>
</context>
<context>
    <name>SpeakersDialog</name>
    <message>
        <source>Who speaks?</source>
        <translation>谁在说话？</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The file ({kind}) does not say who is the agent and who the customer.</source>
        <translation>文件（{kind}）没有说明谁是坐席、谁是客户。</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>坐席</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>其他人</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>说话人</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>互换</translation>
    </message>
</context>
<context>
    <name>SpellingUnderline</name>
    <message>
        <source>No suggestions</source>
        <translation>没有建议</translation>
    </message>
    <message>
        <source>Add “{word}” to my words</source>
        <translation>将“{word}”加入我的词汇</translation>
    </message>
</context>
<context>
    <name>SpokenCall</name>
    <message>
        <source>Transcripts (*.srt *.vtt *.json);;All files (*)</source>
        <translation>转写 (*.srt *.vtt *.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Transcript of this call</source>
        <translation>本通话的转写</translation>
    </message>
    <message>
        <source>Export the transcript</source>
        <translation>导出转写</translation>
    </message>
    <message>
        <source>Written: {path}</source>
        <translation>已写入：{path}</translation>
    </message>
    <message>
        <source>Remove the transcript?</source>
        <translation>移除转写？</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The lines are gone from this call and from the search. The file it came from stays.</source>
        <translation>转写将从此通话和搜索中移除，原文件保留。</translation>
    </message>
</context>
<context>
    <name>StateCard</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>round {n}</source>
        <translation>第 {n} 轮</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Stop it</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩余 {time}</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>{time} 已保存</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
</context>
<context>
    <name>StorageDialog</name>
    <message>
        <source>Add from object storage</source>
        <translation>从对象存储添加</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>网址</translation>
    </message>
    <message>
        <source>A folder is taken with everything below it. Keys come from the environment or from ~/.aws; recordings are read through a local copy.</source>
        <translation>文件夹连同其下全部内容一并添加。凭据取自环境变量或 ~/.aws；录音通过本地副本读取。</translation>
    </message>
    <message>
        <source>Write it like s3://bucket/folder.</source>
        <translation>请写成 s3://bucket/folder 的形式。</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>From: {origin}</source>
        <translation>来源：{origin}</translation>
    </message>
    <message>
        <source>Follow-up of {number}</source>
        <translation>{number} 的后续措施</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Causes</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>None is linked yet.</source>
        <translation>尚未关联。</translation>
    </message>
    <message>
        <source>Not analysed</source>
        <translation>未分析</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>具体措施</translation>
    </message>
    <message>
        <source>What is done, by whom, until when.</source>
        <translation>写明做什么、谁负责、何时完成。</translation>
    </message>
    <message>
        <source>Not planned</source>
        <translation>未制定</translation>
    </message>
    <message>
        <source>Started {day}</source>
        <translation>{day} 开始</translation>
    </message>
    <message>
        <source>In place {day}</source>
        <translation>{day} 落实</translation>
    </message>
    <message>
        <source>Proof: {proof}</source>
        <translation>实施证据：{proof}</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>效果</translation>
    </message>
    <message>
        <source>{before} to {after}</source>
        <translation>{before} 至 {after}</translation>
    </message>
    <message>
        <source>{change} points</source>
        <translation>{change} 分</translation>
    </message>
    <message>
        <source>{change} points</source>
        <comment>of percent</comment>
        <translation>{change} 个百分点</translation>
    </message>
    <message>
        <source>{change}, target {target} reached</source>
        <translation>{change}，达到目标 {target}</translation>
    </message>
    <message>
        <source>{change}, target {target} not reached</source>
        <translation>{change}，未达目标 {target}</translation>
    </message>
    <message>
        <source>So far; not judged yet.</source>
        <translation>目前结果，尚未下结论。</translation>
    </message>
    <message>
        <source>For good: {what}</source>
        <translation>固化：{what}</translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation>尚未测量</translation>
    </message>
    <message>
        <source>No metric yet</source>
        <translation>尚无指标</translation>
    </message>
    <message>
        <source>The plan names what is measured.</source>
        <translation>由计划确定衡量指标。</translation>
    </message>
    <message>
        <source>Baseline {before}, target {target}</source>
        <translation>基线 {before}，目标 {target}</translation>
    </message>
</context>
<context>
    <name>StudioWindow</name>
    <message>
        <source>Open a workspace</source>
        <translation>打开工作区</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
    <message>
        <source>Who sits here</source>
        <translation>当前用户</translation>
    </message>
    <message>
        <source>Change my password…</source>
        <translation>修改我的密码…</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Import recordings…</source>
        <translation>导入录音…</translation>
    </message>
    <message>
        <source>Search everything…</source>
        <translation>全局搜索…</translation>
    </message>
    <message>
        <source>Back up the workspace…</source>
        <translation>备份工作区…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Saving the last changes in {place}…</source>
        <translation>正在把最后的修改保存到 {place}…</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>New workspace…</source>
        <translation>新建工作区…</translation>
    </message>
    <message>
        <source>Open a workspace…</source>
        <translation>打开工作区…</translation>
    </message>
    <message>
        <source>Connect to a team…</source>
        <translation>连接到团队…</translation>
    </message>
    <message>
        <source>Open the demonstration</source>
        <translation>打开演示</translation>
    </message>
</context>
<context>
    <name>SuggestionEditor</name>
    <message>
        <source>Suggest an answer from a measurement</source>
        <translation>由测量值建议答案</translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation>测量值</translation>
    </message>
    <message>
        <source>Suggested answer</source>
        <translation>建议答案</translation>
    </message>
    <message>
        <source>Suggests</source>
        <translation>建议答案</translation>
    </message>
    <message>
        <source>Talk share of the agent, %</source>
        <translation>客服代表说话占比（%）</translation>
    </message>
    <message>
        <source>Dead air</source>
        <translation>静默</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>保持</translation>
    </message>
    <message>
        <source>Dead air or hold</source>
        <translation>静默或保持</translation>
    </message>
    <message>
        <source>Both speak</source>
        <translation>同时说话</translation>
    </message>
    <message>
        <source>Agent interrupts</source>
        <translation>客服代表抢话</translation>
    </message>
    <message>
        <source>Time to answer</source>
        <translation>应答间隔</translation>
    </message>
    <message>
        <source>Agent speaks without a break</source>
        <translation>客服代表连续说话</translation>
    </message>
    <message>
        <source>longest, seconds</source>
        <translation>最长（秒）</translation>
    </message>
    <message>
        <source>in all, seconds</source>
        <translation>合计（秒）</translation>
    </message>
    <message>
        <source>mean, seconds</source>
        <translation>平均（秒）</translation>
    </message>
    <message>
        <source>how often</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Only one answer or a number can be measured</source>
        <translation>只有单选和数值可由测量值建议</translation>
    </message>
    <message>
        <source>Nothing is suggested</source>
        <translation>不建议答案</translation>
    </message>
    <message>
        <source>Suggests the measured value; it counts when the inspector accepts it</source>
        <translation>建议填写测得的值；质检员采纳后才计入</translation>
    </message>
    <message>
        <source>It counts when the inspector accepts it</source>
        <translation>质检员采纳后才计入</translation>
    </message>
    <message>
        <source>N/A</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>不建议</translation>
    </message>
</context>
<context>
    <name>SuggestionLine</name>
    <message>
        <source>Accept</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>Accept what is suggested for {number}</source>
        <translation>采纳 {number} 的建议</translation>
    </message>
    <message>
        <source>Measured: {value}. Suggests {answer}</source>
        <translation>测得：{value}。建议答案：{answer}</translation>
    </message>
    <message>
        <source>Measured: {value} at {time}. Suggests {answer}</source>
        <translation>测得：{value}，位于 {time}。建议答案：{answer}</translation>
    </message>
    <message>
        <source>Measured: {value}, as at {time}. Suggests {answer}</source>
        <translation>测得：{value}，如 {time} 处。建议答案：{answer}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} 秒</translation>
    </message>
</context>
<context>
    <name>TalkShare</name>
    <message>
        <source>Agent talks {agent} %, customer {customer} %</source>
        <translation>坐席占 {agent} %，客户占 {customer} %</translation>
    </message>
</context>
<context>
    <name>TeamDialog</name>
    <message>
        <source>Add team</source>
        <translation>添加班组</translation>
    </message>
    <message>
        <source>Rename team</source>
        <translation>班组改名</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message>
        <source>The official score is 0</source>
        <translation>正式得分为 0</translation>
    </message>
    <message>
        <source>{score} is kept as the score before the fail.</source>
        <translation>否决前得分 {score} 予以保留。</translation>
    </message>
    <message>
        <source>{numbers} fails the form</source>
        <translation>{numbers} 已整单否决</translation>
    </message>
    <message>
        <source>with your other answers</source>
        <translation>按您的其他作答</translation>
    </message>
    <message>
        <source>if all else is met</source>
        <translation>其余各项均达到时</translation>
    </message>
    <message>
        <source>points at stake</source>
        <translation>可扣分值</translation>
    </message>
    <message>
        <source>points</source>
        <translation>分值</translation>
    </message>
    <message>
        <source>share of the form</source>
        <translation>占整表比例</translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation>{n} %</translation>
    </message>
</context>
<context>
    <name>Titles</name>
    <message>
        <source>My evaluations</source>
        <translation>我的评估</translation>
    </message>
    <message>
        <source>My work</source>
        <translation>我的工作</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>质检</translation>
    </message>
    <message>
        <source>Checklists</source>
        <translation>质检表</translation>
    </message>
    <message>
        <source>Causes</source>
        <translation>根本原因</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>改进措施</translation>
    </message>
    <message>
        <source>Scorecards</source>
        <translation>成绩卡</translation>
    </message>
    <message>
        <source>Coaching</source>
        <translation>辅导</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Administration</source>
        <translation>系统管理</translation>
    </message>
</context>
<context>
    <name>TrailFilterBar</name>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>About anything</source>
        <translation>所有对象</translation>
    </message>
    <message>
        <source>What about</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Anything done</source>
        <translation>所有操作</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Number or code</source>
        <translation>编号或代码</translation>
    </message>
    <message>
        <source>The number or code of one thing: a recording, an evaluation, a checklist…</source>
        <translation>某个对象的编号或代码：录音、评估、质检表……</translation>
    </message>
    <message>
        <source>Check the trail…</source>
        <translation>核查审计记录…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>任何时间</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>最近 90 天</translation>
    </message>
    <message>
        <source>Other days…</source>
        <translation>其他日期…</translation>
    </message>
</context>
<context>
    <name>TrailView</name>
    <message>
        <source>Events</source>
        <translation>审计记录</translation>
    </message>
    <message>
        <source>Nothing was written down yet</source>
        <translation>尚无记录</translation>
    </message>
    <message>
        <source>Every change, look and export appears here.</source>
        <translation>每次更改、查看和导出都会显示在这里。</translation>
    </message>
    <message>
        <source>No event fits</source>
        <translation>没有符合条件的记录</translation>
    </message>
    <message>
        <source>Choose a longer period, or fewer conditions.</source>
        <translation>请选择更长的时段或减少条件。</translation>
    </message>
    <message>
        <source>Show all events</source>
        <translation>显示全部记录</translation>
    </message>
    <message>
        <source>This workspace is a file: whoever owns it could forge the whole trail. Every PDF bears the head of the trail at its foot; “Check the trail…” shows whether it still fits.</source>
        <translation>本工作区是一个文件：文件的所有者可以伪造全部审计记录。每份 PDF 的页脚都印有当时的最新记录；用“核查审计记录…”可查看是否仍然一致。</translation>
    </message>
    <message>
        <source>Show the place</source>
        <translation>显示该处</translation>
    </message>
    <message>
        <source>Show the first</source>
        <translation>显示第一份</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>审计记录</translation>
    </message>
    <message>
        <source>Export the audit trail</source>
        <translation>导出审计记录</translation>
    </message>
    <message>
        <source>{n} events are in {path}.</source>
        <translation>已将 {n} 条记录写入 {path}。</translation>
    </message>
</context>
<context>
    <name>TranscriptTab</name>
    <message>
        <source>Nobody has written down yet what is said.</source>
        <translation>还没有转写。</translation>
    </message>
    <message>
        <source>Import a transcript (SRT, WebVTT, JSON of a recogniser), or let the program transcribe the call.</source>
        <translation>可导入转写（SRT、WebVTT 或语音识别的 JSON），或让程序转写此通话。</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Transcribe</source>
        <translation>转写</translation>
    </message>
    <message>
        <source>Import another…</source>
        <translation>导入另一份…</translation>
    </message>
    <message>
        <source>Transcribe anew</source>
        <translation>重新转写</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Swap agent and customer in it</source>
        <translation>互换转写中的坐席和客户</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
</context>
<context>
    <name>TranscriptTools</name>
    <message>
        <source>Find in transcript</source>
        <translation>在转写中查找</translation>
    </message>
    <message>
        <source>Find in transcript (Ctrl+F)</source>
        <translation>在转写中查找（Ctrl+F）</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Keep the playhead in sight; scrolling ends it</source>
        <translation>随播放滚动；手动滚动即停止</translation>
    </message>
    <message>
        <source>More about the transcript</source>
        <translation>转写的更多操作</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{n}/{all}</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无结果</translation>
    </message>
</context>
<context>
    <name>TranscriptView</name>
    <message>
        <source>Transcript</source>
        <translation>转写</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>坐席</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Play from here</source>
        <translation>从此处播放</translation>
    </message>
    <message>
        <source>Copy	Ctrl+C</source>
        <translation>复制	Ctrl+C</translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>Back 5 s</source>
        <translation>后退 5 秒</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>On 5 s</source>
        <translation>前进 5 秒</translation>
    </message>
    <message>
        <source>Moments to jump to</source>
        <translation>跳转的要点</translation>
    </message>
    <message>
        <source>Go to a time</source>
        <translation>转到时间</translation>
    </message>
    <message>
        <source>Speed ({slower} {faster})</source>
        <translation>速度（{slower} {faster}）</translation>
    </message>
    <message>
        <source>Skip silence</source>
        <translation>跳过静默</translation>
    </message>
    <message>
        <source>What is skipped</source>
        <translation>跳过的内容</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>坐席</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>双方</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Whom to hear</source>
        <translation>收听声道</translation>
    </message>
    <message>
        <source>Sound off or on</source>
        <translation>静音开关</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Levels and sound device</source>
        <translation>音量和音频设备</translation>
    </message>
    <message>
        <source>More on the sound</source>
        <translation>更多声音选项</translation>
    </message>
    <message>
        <source>Repeat between A and B (A, B, L)</source>
        <translation>A–B 循环（A、B、L）</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>More marks</source>
        <translation>更多标记</translation>
    </message>
    <message>
        <source>Evidence for the active question</source>
        <translation>作为当前质检项的证据</translation>
    </message>
    <message>
        <source>Mark as example…</source>
        <translation>标为示例…</translation>
    </message>
    <message>
        <source>Levels and sound device…</source>
        <translation>音量和音频设备…</translation>
    </message>
    <message>
        <source>What is skipped…</source>
        <translation>跳过的内容…</translation>
    </message>
    <message>
        <source>Moments to jump to…</source>
        <translation>跳转的要点…</translation>
    </message>
    <message>
        <source>Go to a time…</source>
        <translation>转到时间…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Heard {share}</source>
        <translation>已听 {share}</translation>
    </message>
    <message>
        <source>Heard {share} · speech {said}</source>
        <translation>已听 {share} · 说话 {said}</translation>
    </message>
    <message>
        <source>Until here</source>
        <translation>标到此处</translation>
    </message>
    <message>
        <source>From {time}; press again for the end, Esc to forget it</source>
        <translation>起点 {time}；再按一次设终点，Esc 取消</translation>
    </message>
</context>
<context>
    <name>TreeActions</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>New question</source>
        <translation>新增质检项</translation>
    </message>
    <message>
        <source>New section</source>
        <translation>新增分区</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制一份</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Yes / No</source>
        <translation>是 / 否</translation>
    </message>
    <message>
        <source>Yes / Partly / No</source>
        <translation>是 / 部分 / 否</translation>
    </message>
    <message>
        <source>Scale 1–5</source>
        <translation>1–5 分制</translation>
    </message>
    <message>
        <source>Several answers</source>
        <translation>多选</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Question: {shape}</source>
        <translation>质检项：{shape}</translation>
    </message>
</context>
<context>
    <name>TreePanel</name>
    <message>
        <source>Find question</source>
        <translation>查找质检项</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add a question or a section (Ctrl+Enter, Ctrl+Shift+Enter)</source>
        <translation>添加质检项或分区（Ctrl+Enter、Ctrl+Shift+Enter）</translation>
    </message>
    <message>
        <source>From the question bank…</source>
        <translation>从题库添加…</translation>
    </message>
    <message>
        <source>Put into the question bank…</source>
        <translation>存入题库…</translation>
    </message>
    <message>
        <source>Edit the wording</source>
        <translation>编辑文字</translation>
    </message>
    <message>
        <source>1 question</source>
        <translation>1 个质检项</translation>
    </message>
    <message>
        <source>{n} questions</source>
        <translation>{n} 个质检项</translation>
    </message>
    <message>
        <source>1 section</source>
        <translation>1 个分区</translation>
    </message>
    <message>
        <source>{n} sections</source>
        <translation>{n} 个分区</translation>
    </message>
    <message>
        <source>{questions}, {sections}</source>
        <translation>{questions}，{sections}</translation>
    </message>
    <message>
        <source>starts at {n}</source>
        <translation>从 {n} 分起</translation>
    </message>
    <message>
        <source>{n} points</source>
        <translation>{n} 分</translation>
    </message>
    <message>
        <source>weights: {n}</source>
        <translation>权重合计 {n}</translation>
    </message>
    <message>
        <source>Weights need not add up to 100: each counts by its share of the whole.</source>
        <translation>权重合计不必为 100：每项按其在总权重中的占比计算。</translation>
    </message>
</context>
<context>
    <name>TreeRows</name>
    <message>
        <source>percentage</source>
        <translation>百分比</translation>
    </message>
    <message>
        <source>points</source>
        <translation>分值</translation>
    </message>
    <message>
        <source>from a base</source>
        <translation>基础分加减</translation>
    </message>
    <message>
        <source>Form: {method}, pass mark {mark}</source>
        <translation>整表：{method}，合格线 {mark}</translation>
    </message>
    <message>
        <source>Section without a title</source>
        <translation>未命名的分区</translation>
    </message>
    <message>
        <source>Question without a text</source>
        <translation>未填写的质检项</translation>
    </message>
    <message>
        <source>Points count {n} times</source>
        <translation>分值按 {n} 倍计</translation>
    </message>
    <message>
        <source>Asked under a condition</source>
        <translation>按条件提问</translation>
    </message>
    <message>
        <source>Answer proposed from a measurement</source>
        <translation>由测量值建议答案</translation>
    </message>
    <message>
        <source>Bonus</source>
        <translation>加分项</translation>
    </message>
    <message>
        <source>Fatal: an answer fails the form</source>
        <translation>致命项：有答案使整单否决</translation>
    </message>
    <message>
        <source>An answer fails the section</source>
        <translation>有答案使本分区否决</translation>
    </message>
</context>
<context>
    <name>TrialColumns</name>
    <message>
        <source>Team</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Mean before</source>
        <translation>原均值</translation>
    </message>
    <message>
        <source>Mean after</source>
        <translation>新均值</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Now fail</source>
        <translation>转不合格</translation>
    </message>
    <message>
        <source>Now pass</source>
        <translation>转合格</translation>
    </message>
    <message>
        <source>Other band</source>
        <translation>等级变动</translation>
    </message>
    <message>
        <source>All teams</source>
        <translation>全部班组</translation>
    </message>
    <message>
        <source>No team</source>
        <translation>无班组</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>坐席</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>质检员</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Was</source>
        <translation>原为</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>变为</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>before: {band}</source>
        <translation>原为：{band}</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>质检项</translation>
    </message>
    <message>
        <source>Loses marks</source>
        <translation>失分率</translation>
    </message>
    <message>
        <source>Inspectors agree</source>
        <translation>质检员一致率</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>of {n} calls</source>
        <translation>共 {n} 通</translation>
    </message>
    <message>
        <source>Inspectors disagree</source>
        <translation>质检员意见不一</translation>
    </message>
    <message>
        <source>Always loses marks</source>
        <translation>每次都失分</translation>
    </message>
    <message>
        <source>Never loses marks</source>
        <translation>从不失分</translation>
    </message>
</context>
<context>
    <name>TrialDialog</name>
    <message>
        <source>Try on past calls</source>
        <translation>用历史评估试算</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Past evaluations are scored again by this draft. Nothing of it is kept.</source>
        <translation>用本草稿重新计算历史评估，结果不会保存。</translation>
    </message>
</context>
<context>
    <name>TrialView</name>
    <message>
        <source>Try on past evaluations</source>
        <translation>用历史评估试算</translation>
    </message>
    <message>
        <source>the last {n}</source>
        <translation>最近 {n} 份</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>试算份数</translation>
    </message>
    <message>
        <source>Teams before and after</source>
        <translation>各班组前后对比</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>会有哪些变化</translation>
    </message>
    <message>
        <source>Evaluations that change</source>
        <translation>有变化的评估</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>质检项</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Scoring past evaluations: {share}</source>
        <translation>正在重算历史评估：{share}</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>Nothing was evaluated with this checklist yet.</source>
        <translation>还没有用此质检表完成的评估。</translation>
    </message>
    <message>
        <source>Of {n} evaluations {fail} that passed would fail, {passed} that failed would pass.</source>
        <translation>共 {n} 份评估：{fail} 份由合格变为不合格，{passed} 份由不合格变为合格。</translation>
    </message>
    <message>
        <source>{n} would get another band.</source>
        <translation>{n} 份的等级会变动。</translation>
    </message>
    <message>
        <source>The newest {n} that change are listed.</source>
        <translation>列出最近有变化的 {n} 份。</translation>
    </message>
    <message>
        <source>{n} leave new questions unanswered, which take no part.</source>
        <translation>{n} 份没有新增质检项的答案，这些项不计入。</translation>
    </message>
    <message>
        <source>Answers without an option now: {n}.</source>
        <translation>选项已不存在的答案：{n} 个。</translation>
    </message>
    <message>
        <source>Questions that never lose marks: {never}; that always lose marks: {always}.</source>
        <translation>从不失分的质检项：{never} 个；每次都失分的质检项：{always} 个。</translation>
    </message>
    <message>
        <source>No call was judged by two inspectors, so nothing says where they disagree.</source>
        <translation>没有通话由两名质检员评过，因此看不出他们在哪些质检项上意见不一。</translation>
    </message>
    <message>
        <source>Judged by two inspectors: {calls}; questions that they disagree on: {n}.</source>
        <translation>由两名质检员评过的通话：{calls} 通；意见不一的质检项：{n} 个。</translation>
    </message>
</context>
<context>
    <name>TriedQuestion</name>
    <message>
        <source>No call is open here.</source>
        <translation>此处没有打开的通话。</translation>
    </message>
    <message>
        <source>{points} pts</source>
        <translation>{points} 分</translation>
    </message>
</context>
<context>
    <name>UndoNotice</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>UndoOffer</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>UnheardDialog</name>
    <message>
        <source>Not heard enough yet</source>
        <translation>听取不足</translation>
    </message>
    <message>
        <source>Go to what is missing</source>
        <translation>前往未听部分</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>UnscoredBox</name>
    <message>
        <source>A day; never scored.</source>
        <translation>日期；不计分。</translation>
    </message>
    <message>
        <source>A few words; never scored.</source>
        <translation>文字；不计分。</translation>
    </message>
</context>
<context>
    <name>UseDialog</name>
    <message>
        <source>Calls for {title}</source>
        <translation>{title}：适用通话</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The checklist is proposed first for these calls. What is left empty is not asked for.</source>
        <translation>符合以下条件的通话优先推荐此质检表；留空表示不限。</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起始日期</translation>
    </message>
    <message>
        <source>To, that day included</source>
        <translation>截止日期（含当日）</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>呼叫方向</translation>
    </message>
    <message>
        <source>Several with commas between them.</source>
        <translation>多个以逗号分隔。</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Kinds of case</source>
        <translation>个案类型</translation>
    </message>
</context>
<context>
    <name>VersionRow</name>
    <message>
        <source>Keep mine</source>
        <translation>保留我的</translation>
    </message>
    <message>
        <source>Keep theirs</source>
        <translation>保留对方的</translation>
    </message>
    <message>
        <source>{field}: mine is {mine}, theirs is {theirs}</source>
        <translation>{field}：我的为{mine}，对方的为{theirs}</translation>
    </message>
    <message>
        <source>mine is kept</source>
        <translation>保留我的</translation>
    </message>
    <message>
        <source>theirs is kept</source>
        <translation>保留对方的</translation>
    </message>
</context>
<context>
    <name>VersionsDialog</name>
    <message>
        <source>Versions of {title}</source>
        <translation>{title}：版本</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>改动</translation>
    </message>
    <message>
        <source>Against the version before</source>
        <translation>与上一版相比</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>发布时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>发布人</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Evaluations</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>更正</translation>
    </message>
</context>
<context>
    <name>WaitingLine</name>
    <message>
        <source>What you change is kept on this computer and sent when the server answers. Click to try now.</source>
        <translation>您的改动保存在本机，服务器恢复后自动发送。点击可立即重试。</translation>
    </message>
    <message>
        <source>Click to see both versions and to choose.</source>
        <translation>点击可对照两个版本并选择。</translation>
    </message>
    <message>
        <source>What you changed was changed elsewhere too. Look at both versions, and choose.</source>
        <translation>您改动的内容在别处也被改动了。请对照两个版本并选择。</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>1 change to decide</source>
        <translation>1 处改动待选择</translation>
    </message>
    <message>
        <source>{number} changes to decide</source>
        <translation>{number} 处改动待选择</translation>
    </message>
    <message>
        <source>Not connected, 1 change waiting</source>
        <translation>未连接，有 1 处改动等待发送</translation>
    </message>
    <message>
        <source>Not connected, {number} changes waiting</source>
        <translation>未连接，有 {number} 处改动等待发送</translation>
    </message>
    <message>
        <source>1 change waiting</source>
        <translation>1 处改动等待发送</translation>
    </message>
    <message>
        <source>{number} changes waiting</source>
        <translation>{number} 处改动等待发送</translation>
    </message>
</context>
<context>
    <name>WatchDialog</name>
    <message>
        <source>Watch a folder</source>
        <translation>监视文件夹</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>监视</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不使用</translation>
    </message>
    <message>
        <source>Import profile</source>
        <translation>导入方案</translation>
    </message>
    <message>
        <source>It says how files are named, in which time zone, and what the columns of tables mean.</source>
        <translation>规定文件命名方式、时区和表格各列的含义。</translation>
    </message>
    <message>
        <source>While the program is open on this computer, recordings that arrive in the folder or below it are imported once they are complete. A table beside them (.csv, .xlsx) is taken for their details. Nothing is moved or deleted.</source>
        <translation>程序在本机运行期间，写入该文件夹及其子文件夹的录音会在写完后自动导入；同目录的表格（.csv、.xlsx）作为通话信息读取。不移动、不删除任何文件。</translation>
    </message>
</context>
<context>
    <name>WaveformOverview</name>
    <message>
        <source>Whole call</source>
        <translation>整通</translation>
    </message>
    <message>
        <source>not heard {time}</source>
        <translation>未听 {time}</translation>
    </message>
</context>
<context>
    <name>WaveformView</name>
    <message>
        <source>Waveform</source>
        <translation>波形</translation>
    </message>
</context>
<context>
    <name>WelcomeForm</name>
    <message>
        <source>QA Studio</source>
        <translation>QA Studio</translation>
    </message>
    <message>
        <source>Welcome to QA Studio</source>
        <translation>欢迎使用 QA Studio</translation>
    </message>
    <message>
        <source>A workspace keeps everything you enter: evaluations, causes, actions. Alone you work in a folder, a team in a database. Your recordings stay where they are.</source>
        <translation>工作区保存您录入的一切：评价、原因、改进措施。个人使用文件夹，团队使用数据库。录音保留在原处。</translation>
    </message>
    <message>
        <source>New workspace…</source>
        <translation>新建工作区…</translation>
    </message>
    <message>
        <source>Open a workspace…</source>
        <translation>打开工作区…</translation>
    </message>
    <message>
        <source>Connect to a team…</source>
        <translation>连接到团队…</translation>
    </message>
    <message>
        <source>Look at the demonstration</source>
        <translation>查看演示</translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation>最近打开</translation>
    </message>
</context>
<context>
    <name>WholeForm</name>
    <message>
        <source>How this score came about</source>
        <translation>得分计算过程</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation>{done}/{all}</translation>
    </message>
    <message>
        <source>{done} of {all} answered</source>
        <translation>已答 {done}/{all}</translation>
    </message>
</context>
<context>
    <name>WordingField</name>
    <message>
        <source>{language} missing</source>
        <translation>缺{language}</translation>
    </message>
</context>
<context>
    <name>WorkCells</name>
    <message>
        <source>Call</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>音频</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>质检表</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已作答</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>保存时间</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>CSAT</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>抽取方式</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>{n} calls</source>
        <translation>{n} 通通话</translation>
    </message>
    <message>
        <source>{n} of {total}</source>
        <translation>{n}/{total}</translation>
    </message>
    <message>
        <source>Ready to complete</source>
        <translation>可以完成</translation>
    </message>
    <message>
        <source>Comments missing: {n}</source>
        <translation>缺评语：{n}</translation>
    </message>
    <message>
        <source>Evidence missing: {n}</source>
        <translation>缺证据：{n}</translation>
    </message>
    <message>
        <source>Next: {number} {question}</source>
        <translation>下一题：{number} {question}</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>评语</translation>
    </message>
    <message>
        <source>evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Missing:</source>
        <translation>缺少：</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>另有 {n} 题</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>不合格</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>未确认</translation>
    </message>
</context>
<context>
    <name>_EvaluationList</name>
    <message>
        <source>Evaluations</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>{n} evaluations</source>
        <translation>{n} 份评估</translation>
    </message>
    <message>
        <source>1 evaluation</source>
        <translation>1 份评估</translation>
    </message>
</context>
<context>
    <name>_Inside</name>
    <message>
        <source>Note for authors</source>
        <translation>给编制者的备注</translation>
    </message>
</context>
<context>
    <name>_KeyRow</name>
    <message>
        <source>no key</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>Press a key</source>
        <translation>请按键</translation>
    </message>
</context>
<context>
    <name>self._list</name>
    <message>
        <source>in {n} checklists</source>
        <translation>用于 {n} 张质检表</translation>
    </message>
</context>
</TS>
