"""Everyday words of research, medicine and health policy in English and Chinese, to tell which sentence answers which.

Written for this program: the forms a translator might use, not a dictionary to write from. Entries are separated by `;`:
English forms joined by `,`, then `=`, then the Chinese forms separated by spaces. Inflected English forms are found by
their stem. The glossary of the domain comes on top (see `lexicon`).
"""

from collections.abc import Iterator
from typing import Final

RESEARCH: Final = """
study=研究 试验;research=研究 科研;trial=试验 临床试验;result=结果 结局;finding=发现 结果 研究结果;conclusion,conclude=结论 总结 得出;
objective,aim,purpose,goal=目的 目标 旨在;background=背景;method=方法;analysis,analyze,analyse=分析;data=数据 资料;review=综述 评价 回顾 审查;
evidence=证据 依据;literature=文献;article,paper=文章 论文 本文;author=作者;report=报告 报道;publication,publish=发表 出版;
hypothesis=假设 假说;theory,theoretical=理论;model,modelling=模型 模式 建模;framework=框架;concept,conceptual=概念 观念;approach=方法 途径 方式 取向;
design=设计;sample=样本 标本 样品 抽样;survey=调查;questionnaire=问卷 量表;interview=访谈 采访;observation,observe=观察 观测 发现;
experiment,experimental=实验 试验;control=对照 控制 调控;group=组 群体 小组;random,randomize,randomly,randomized=随机;prospective=前瞻;
retrospective=回顾;cohort=队列;cross-sectional=横断面 横截面;longitudinal=纵向 追踪;baseline=基线;follow-up,follow up=随访 跟踪;
compare,comparison=比较 对比 相比 与;difference,differ,different=差异 差别 不同 区别;significant,significantly=显著 明显 统计学意义 重要;
significance=意义 显著;statistic,statistical=统计;correlation,correlate=相关;association,associate=相关 关联 联系 关系 协会;
relationship,relation=关系 联系;effect=作用 影响 效果 效应 疗效;effective,effectiveness=有效 疗效 效果 效力;efficacy=疗效 功效 效能;impact=影响 冲击;
influence=影响;factor=因素 因子;cause=原因 导致 引起 造成;reason=原因 理由;risk=风险 危险;outcome=结局 结果 预后;measure,measurement=测量 措施 指标 衡量 测定;
assess,assessment=评估 评价 评定;evaluate,evaluation=评价 评估;determine=确定 测定 决定 探讨;examine,examination=检查 考察 检验 探讨 研究;
investigate,investigation=调查 探讨 研究 考察;explore=探讨 探索 探究;identify,identification=识别 确定 鉴定 发现 明确;detect,detection=检测 发现 检出;
test=检验 试验 检测 测试;predict,prediction,predictor=预测;estimate=估计 估算;calculate,calculation=计算;describe,description=描述 介绍 阐述;
summarize,summary=总结 概括 综述;discuss,discussion=讨论 探讨;suggest=表明 提示 建议;show=显示 表明 示;indicate,indication=表明 提示 指征 适应症 指示;
demonstrate=证明 表明 显示 证实;reveal=揭示 显示 发现;confirm=证实 确认;prove=证明;propose,proposal=提出 提议 建议;recommend,recommendation=建议 推荐;
provide=提供 给予 为;develop,development=发展 开发 制定 发生 建立;establish=建立 确立;construct,construction=构建 建设 建立;apply,application=应用 申请 运用;
use,using,utilize,utilization=使用 利用 采用 应用 用;adopt=采用 采纳;employ=采用 雇佣 运用;perform,performance=进行 绩效 表现 性能 实施;conduct=进行 开展 实施;
implement,implementation=实施 执行;carry out=进行 开展 实施;include,including=包括 纳入 包含 其中;inclusion=纳入;exclude,exclusion=排除;select,selection=选择 选取 筛选;
collect,collection=收集 采集;obtain=获得 取得;divide=分为 分成;participant=参与者 受试者 参与;subject=受试者 对象 被试;respondent=受访者 应答者 调查对象;
volunteer=志愿者;variable=变量;parameter=参数;index,indicator=指数 指标;scale=量表 规模;score=评分 得分 分数;level=水平 层面 程度 级;rate=率;ratio=比 比值;
proportion=比例;percentage,percent=百分比 百分;number=数量 数目 数 例数;total=共 总;mean,average=平均 均值;median=中位;range=范围;standard=标准;deviation=偏差 标准差;
interval=区间 间隔;confidence=置信 信心 可信;probability=概率;value=值 价值;coefficient=系数;regression=回归;logistic=逻辑 logistic;linear=线性;multivariate=多因素 多元 多变量;
univariate=单因素 单变量;independent=独立 自变量;dependent=依赖 因变量;distribution,distribute=分布 分配;meta-analysis=荟萃分析 meta分析;systematic=系统;
quality=质量 品质;quantity,quantitative=定量 数量 量化;qualitative=定性 质性;validity,valid,validate=效度 有效 验证;reliability=信度 可靠;sensitivity=敏感 灵敏;
specificity=特异;accuracy,accurate=准确 精确;consistent,consistency=一致;bias=偏倚 偏差 偏见;limitation,limited,limit=局限 限制 有限 不足;criteria,criterion=标准;
database=数据库;search=检索 搜索;keyword=关键词;online=在线 网上 网络;software=软件;technique,technology=技术;tool=工具;instrument=工具 仪器 量表;process=过程 流程;
procedure=程序 手术 操作 步骤;mechanism=机制;system=系统 体系 制度;structure,structural=结构;function,functional=功能 职能;characteristic=特征 特点;feature=特征 特点;
property=特性 性质;pattern=模式 类型;type=类型 型 种类;category=类别;classification,classify=分类 分型;condition=条件 情况 疾病 状况;situation=情况 形势 情境;status=状况 状态 地位 现状;
state=状态 国家 州;context=背景 情境 环境 语境;content=内容 含量;aspect=方面;role=作用 角色;importance,important=重要;key=关键 重点;main,major=主要 重大;primary=主要 初级 原发 首要;
secondary=次要 继发 二级;potential=潜在 潜力 可能;possible,possibility=可能;likely=可能;necessary,need=需要 必要 必须 需求;ability=能力;capability=能力;basis,based=基于 基础 根据 依据;
feasibility,feasible=可行;practical,practice=实践 实际 执业 做法;clinical=临床;experience=经验 经历 体验;knowledge=知识;understanding,understand=理解 了解 认识;awareness=意识 知晓 认识;
perception,perceive=感知 看法 认知 知觉;attitude=态度;belief,believe=信念 认为 相信;opinion,view=观点 意见 看法;perspective=视角 观点 角度;interest=兴趣 利益;motivation,motivate=动机 激励;
satisfaction,satisfy=满意 满足;behavior=行为;activity=活动 活性;action=行动 作用;intervention=干预;program=项目 计划 方案;project=项目 工程;plan=计划 规划 方案;strategy=策略 战略;
policy=政策;guideline=指南 指引 方针;principle=原则;problem=问题;issue=问题 议题;challenge=挑战;difficulty,difficult=困难;barrier=障碍 屏障;obstacle=障碍;facilitator,facilitate=促进 便利 有利;
opportunity=机会 机遇;advantage=优势 优点;disadvantage=劣势 缺点;benefit=获益 益处 好处 受益 利益;improve,improvement=改善 提高 改进 提升;enhance=增强 提高 加强;promote,promotion=促进 推动 推广;
increase=增加 提高 升高 增长 上升;decrease=减少 降低 下降;reduce,reduction=减少 降低 缩短;decline=下降 减少;higher,high=高 较高;lower,low=低 较低;change=变化 改变 变革;maintain=维持 保持;
growth,grow=生长 增长;prevent,prevention=预防 防止;support=支持 支撑;strengthen=加强 强化;lead=导致 领导 引起;affect=影响;contribute,contribution=贡献 促成 导致;require,requirement=需要 要求 需求;
achieve,achievement=实现 达到 取得 成就;success,successful,succeed=成功;failure,fail=失败 衰竭 未能;remain=仍 仍然 保持;exist,existing=存在 现有;occur,occurrence=发生 出现;appear=似乎 出现;present=提出 存在 目前 呈现;
consider=考虑 认为;involve,involvement=涉及 参与 累及;address=解决 应对 地址;respond,response=反应 应答 响应 应对;demand=需求 要求;supply=供应 供给;access=获取 可及 获得;available,availability=可用 可获得 现有;
new,novel=新 新型 新的;recent,recently=近年 最近 近期;current,currently=目前 当前 现行;future=未来 今后;previous,previously=以前 既往 先前 之前;past=过去 既往;early=早期 早 初期;late=晚期 后期 迟;
long-term=长期 远期;short-term=短期 近期;first=首次 第一 首先;second=第二 其次;final,finally=最终 最后;common=常见 共同 普遍;general,generally=一般 总体 通常 普遍;specific=特定 具体 特异;similar,similarly=相似 类似 同样;
same=相同 同一 同样;various=各种 不同 多种;multiple=多 多种 多重;several=几个 若干 多个 几项;many=许多 很多 众多 多;most=大多数 多数 大部分 最;some=一些 部分 某些;few=少数 很少;all=所有 全部 均 各;each=每 各 每个;
both=两 均 双方 二者;single=单 单一;whole=整体 整个 全;part=部分;complete,completely,completion=完成 完全 完整;comprehensive=综合 全面;complex,complexity=复杂;simple=简单;rapid,rapidly=快速 迅速 急;
direct,directly=直接;indirect=间接;positive,positively=积极 阳性 正;negative,negatively=消极 阴性 负 负面;normal=正常;abnormal=异常;severe,severity=严重 重度 重症;moderate=中度 适度;mild=轻度;
good=良好 好;poor=差 不良 贫困;better=更好 较好 优于;best=最佳 最好;large=大 大型 较大;small=小 较小;further=进一步;more=更 更多;less=较少 更少 较;
however,but=但 然而 但是 不过 而;although,though=虽然 尽管;therefore,thus=因此 因而 从而;in addition,additionally,moreover,furthermore=此外 另外 而且 同时 并且;because,due to=由于 因为 因;despite=尽管;
while,whereas=而 同时 虽然;compared with,compared to=与 相比 比较;respectively=分别;between=之间 间;among=其中 之间 中;after=后 之后;before=前 之前;during=期间 在 过程中;without=无 没有 未;within=内;
not,no=不 没有 未 无 非;only=仅 只;also=也 还 亦;especially,particularly=尤其 特别;according=根据 按照 依据;through=通过;can,could=能 可以 可;may,might=可能 或许;should=应 应该;must=必须;
widely,wide=广泛;hope=希望;question=问题 疑问;answer=回答 答案;example=例如 例子;case=病例 案例 例 个案;year=年 岁;month=月;week=周;day=天 日;hour=小时;minute=分钟;time=时间 次 时期;period=期间 时期 阶段;
stage=阶段 期;phase=期 阶段;duration=持续时间 病程 时长;age,aged=年龄 岁 老年;gender,sex=性别;male,men=男 男性;female,women=女 女性 妇女;child,children=儿童 孩子 小儿 患儿;adult=成人 成年;elderly,older=老年 老人;
adolescent=青少年;infant=婴儿 婴幼儿;newborn,neonatal=新生儿;mother,maternal=母亲 产妇 孕产妇;parent=父母 家长;family=家庭 家族;couple=夫妻 伴侣 夫妇;people,person=人 人们 人群;individual=个体 个人;population=人群 人口 总体;
country,nation,national=国家 全国 国;world,global=世界 全球;international=国际;china,chinese=中国 中医 我国 中文;american,america,united states,us,usa=美国;united kingdom,uk,british,england,english=英国 英格兰 英语 英文;
european,europe=欧洲 欧;japan,japanese=日本;korea,korean=韩国;taiwan=台湾;hong kong=香港;beijing=北京;shanghai=上海;london=伦敦;east,eastern=东 东部;west,western=西 西部 西方;north,northern=北 北部;south,southern=南 南部;
region,regional,area=地区 区域 领域;province,provincial=省;city,urban=城市 市 城镇;county=县;rural=农村 乡村;village=村;community=社区 群落 共同体;local,locality=当地 地方 局部 地区;district=区 地区;
university=大学 高校;college=学院 大学;school=学校 学院;student=学生;teacher=教师;education,educational=教育 学历;training,train=培训 训练;learn,learning=学习;course=课程 病程 疗程;curriculum=课程;teaching,teach=教学;
"""

HEALTH: Final = """
health=健康 卫生 医疗;healthcare,health care=医疗 卫生 保健 医疗保健 卫生保健;medical,medicine=医学 医疗 药物 内科 医药;care=护理 照护 医疗 保健 照顾 关怀;patient=患者 病人;hospital=医院;hospitalization,hospitalize,inpatient=住院;
outpatient=门诊;admission,admit=入院 收治;discharge=出院;clinic=诊所 门诊;physician,doctor=医生 医师;nurse,nursing=护士 护理 护理人员;practitioner=从业者 医生 执业者;professional=专业 专业人员 职业;staff,personnel=人员 工作人员 职工 员工;
worker=工作者 工人 人员;manager,management,manage=管理 管理者 管理人员 处理 治疗;leader,leadership=领导 领导者;executive=高管 行政 执行;team=团队 小组;organization,organizational=组织 机构;institution,institutional=机构 制度;
department=科 部门 科室;agency=机构;government=政府;authority=当局 机构 权威;service=服务;provider=提供者 提供方;delivery,deliver=提供 交付 分娩 递送;insurance=保险 医保;insurer=保险公司 保险人;payment,pay=支付 付费;
payer=支付方 付款人;cost=成本 费用 代价;expense,expenditure,spending=支出 费用 花费;price=价格;income=收入;fund,funding=资金 基金 资助;financial,finance=财政 金融 财务 经济;economic,economy=经济;resource=资源;budget=预算;
investment,invest=投资;market=市场;competition,compete,competitive=竞争;incentive=激励;reform=改革;regulation,regulatory,regulate=监管 调节 规定 法规 调控;law,legal,legislation,legislative=法律 立法 法;
governance=治理;power=权力 力量 功率;responsibility,responsible=责任 负责;accountable,accountability=责任 问责 负责;integrate,integration,integrated=整合 综合 一体化 结合 融合;fragment,fragmentation,fragmented=碎片化 片段 碎片;
coordinate,coordination=协调;cooperate,cooperation,collaborate,collaboration=合作 协作;partner,partnership=合作伙伴 伙伴 伙伴关系;share,sharing=共享 分享 分担;network=网络;alliance=联盟;communicate,communication=沟通 交流 传播;
information=信息 资料 资讯;electronic=电子;record=记录 病历 档案;digital=数字;internet=互联网 网络;computer=计算机 电脑;artificial intelligence=人工智能;machine learning=机器学习;algorithm=算法;network=网络;image,imaging=影像 图像 成像;
culture,cultural=文化 培养;social=社会 社交;identity=身份 认同;trust=信任;mistrust=不信任;conflict,conflictual=冲突;priority=优先 重点;vision=愿景 视力;autonomy,autonomous=自主;shared=共同 共享;tangible=切实 有形;
capacity=能力 容量;environment,environmental=环境;workshop=研讨会 工作坊;stakeholder=利益相关者 利益相关方;setting=环境 场所 机构;member=成员;user=用户 使用者;client=客户 来访者;consumer=消费者;employer,employee,employed=雇主 员工 雇员 雇佣;
work,working=工作 作用;job=工作 职业;workforce=劳动力 人力;occupation,occupational=职业;routine=常规 日常;task=任务;burden=负担;stress,stressful=压力 应激 紧张;burnout=倦怠 职业倦怠;anxiety=焦虑;depression,depressive=抑郁 抑制;
mental=精神 心理;psychological,psychology=心理;psychiatric,psychiatry=精神病 精神科 精神;emotion,emotional=情绪 情感;cognitive,cognition=认知;memory=记忆;sleep=睡眠;pain=疼痛 痛;fatigue=疲劳 疲乏;suicide,suicidal=自杀;schizophrenia=精神分裂;
alcohol=酒精 饮酒;smoking,smoke,smoker=吸烟 烟;drug=药物 药品 毒品;tobacco=烟草;diet,dietary=饮食 膳食;food=食物 食品;nutrition,nutritional=营养;exercise=运动 锻炼;physical=身体 躯体 物理 体育;obesity,obese=肥胖;weight=体重 重量;
disease=疾病 病;illness=疾病 病;disorder=障碍 疾病 紊乱;syndrome=综合征 证;symptom=症状;sign=体征 征象;complication=并发症;comorbidity=合并症 共病;infection,infect,infectious=感染 传染;virus,viral=病毒;bacteria,bacterial=细菌 菌;fungal,fungus=真菌;
parasite=寄生虫;vaccine,vaccination,vaccinate=疫苗 接种;pandemic,epidemic=大流行 流行 疫情 流行病;outbreak=暴发 疫情 爆发;covid-19,coronavirus=新型冠状病毒 新冠 冠状病毒 新冠肺炎;pneumonia=肺炎;influenza=流感;tuberculosis=结核;hepatitis=肝炎;hiv=艾滋病 HIV;aids=艾滋病;malaria=疟疾;
cancer,carcinoma=癌 癌症;tumor,tumour,neoplasm=肿瘤 瘤;malignant,malignancy=恶性;benign=良性;metastasis,metastatic=转移;lymphoma=淋巴瘤;leukemia=白血病;myeloma=骨髓瘤;chemotherapy=化疗 化学治疗;radiotherapy,radiation=放疗 辐射 放射;
surgery,surgical,operation,operative=手术 外科 操作 术;preoperative,preoperatively=术前;postoperative,postoperatively=术后;intraoperative=术中;resection=切除;transplant,transplantation=移植;incision=切口;fixation=固定;repair=修复 修补;reconstruction=重建;
anesthesia,anesthetic=麻醉;treatment,treat=治疗 处理;therapy,therapeutic=治疗 疗法;medication=药物 用药;dose,dosage=剂量;injection,inject=注射;oral=口服 口腔;intravenous=静脉;diagnosis,diagnose,diagnostic=诊断;screening,screen=筛查 筛选;prognosis,prognostic=预后;
recovery,recover=恢复 康复 回收;rehabilitation=康复;cure=治愈;relapse,recurrence,recurrent=复发;survival,survive=生存 存活;mortality=死亡率 死亡;death,die=死亡 死;morbidity=发病率 患病;incidence=发生率 发病率 发病;prevalence=患病率 流行 普遍;
safety,safe=安全;adverse=不良 不利;toxicity,toxic=毒性 毒;side effect=副作用;emergency=急诊 紧急 急救;acute=急性 急;chronic=慢性;intensive=重症 强化 密集;quality of life=生活质量 生存质量;life,living=生活 生命 寿命;
heart,cardiac,cardiovascular=心 心脏 心血管;coronary=冠状动脉 冠心病 冠脉;blood=血 血液;pressure=压 压力;hypertension,hypertensive=高血压;stroke=脑卒中 中风 卒中;artery,arterial=动脉;vein,venous=静脉;vessel,vascular=血管;
diabetes,diabetic=糖尿病;glucose=葡萄糖 血糖 糖;insulin=胰岛素;cholesterol=胆固醇;lipid=脂质 血脂 脂;kidney,renal=肾;liver,hepatic=肝;lung,pulmonary=肺;respiratory=呼吸;brain,cerebral=脑 大脑;nerve,neural,neuron=神经;
bone=骨;joint=关节;knee=膝;hip=髋;spine,spinal=脊柱 脊髓 椎;fracture=骨折;muscle=肌肉 肌;skin=皮肤;eye,ocular=眼;ear=耳;tooth,dental=牙 齿;stomach,gastric=胃;intestinal,intestine=肠;colorectal=结直肠;breast=乳腺 乳房;
lymph=淋巴;thyroid=甲状腺;prostate=前列腺;uterine=子宫;cervical=宫颈 颈;pregnancy,pregnant=妊娠 怀孕 孕;birth=出生 分娩;fetal,fetus=胎儿 胎;reproductive=生殖;sexual=性 性行为;
cell,cellular=细胞;tissue=组织;protein=蛋白 蛋白质;gene,genetic=基因 遗传;genome=基因组;mutation,mutant=突变;dna=DNA;rna=RNA;expression,express=表达;receptor=受体;enzyme=酶;antibody=抗体;antigen=抗原;immune,immunity=免疫;
inflammation,inflammatory=炎症 炎;signal,signaling=信号;pathway=通路 途径 路径;membrane=膜;hormone=激素;acid=酸;serum=血清;plasma=血浆;urine,urinary=尿;marker,biomarker=标志物 标记物 标记;apoptosis=凋亡;proliferation=增殖;
differentiation=分化;migration=迁移;invasion=侵袭;inhibit,inhibition,inhibitor=抑制;activate,activation=激活 活化;induce,induction=诱导 引起;mouse,mice=小鼠 鼠;rat=大鼠 鼠;animal=动物;human=人 人类;plant=植物;species=物种 种;
extract=提取 提取物;compound=化合物 复方;traditional chinese medicine,tcm=中医 中药;acupuncture=针刺 针灸;herb,herbal=草药 中药;decoction=汤;concentration=浓度;temperature=温度;water=水;oxygen=氧;ion=离子;sodium=钠;calcium=钙;
injury,injured=损伤 伤;trauma=创伤;wound=伤口 创面;bleeding,hemorrhage=出血;blood loss=出血量 失血;loss=丧失 损失 缺失;fever=发热;cough=咳嗽;swelling=肿胀;lesion=病变 病灶;defect=缺损 缺陷;deficiency=缺乏 缺陷 不足;
resistance,resistant=耐药 抵抗 抗性;exposure,exposed=暴露 接触;susceptibility=易感;transmission,transmit=传播 传递;source=来源 源;distance=距离;size=大小 规模;length=长度;height=身高 高度;volume=体积 量;thickness=厚度;
mortality rate=死亡率;sensitivity and specificity=敏感性 特异性;computed tomography,ct=CT 计算机断层;magnetic resonance=磁共振;ultrasound=超声;x-ray=X线 X射线;pathological,pathology=病理;histological=组织学;biopsy=活检;
responsibility system=责任制;primary care=初级保健 基层医疗 初级医疗;public health=公共卫生;public=公共 公众 公立;private=私立 私人 民营;nursing home=养老院;home=家庭 家 居家;caregiver=照顾者 照护者;volunteer=志愿者;
equity,equality=公平 平等;inequality,disparity=不平等 差异 差距;poverty=贫困;vulnerable=脆弱 弱势;minority=少数 少数民族;ethnic,race,racial=民族 种族 族裔;migrant,immigrant=移民 流动;marriage,marital,married=婚姻 已婚 婚;
violence=暴力;abuse=滥用 虐待;crime=犯罪;war=战争;disaster=灾害 灾难;climate=气候;pollution=污染;industry,industrial=工业 产业 行业;company=公司 企业;product=产品;production,produce=生产 产生;science,scientific=科学;
ethics,ethical=伦理;consent=同意 知情同意;decision=决策 决定;choice,choose=选择;preference=偏好 倾向;participation,participate=参与 参加;engagement,engage=参与 投入;adherence,compliance=依从;willingness,willing=意愿 愿意;
language=语言;translation,translate=翻译 转化 译;text=文本;word=词 单词;media=媒体 介质;reading,read=阅读;writing=写作;play=发挥 游戏;competence,competency=能力 胜任力;skill=技能 技巧 能力;self-efficacy=自我效能;resilience=韧性 心理弹性;
loneliness=孤独;happiness=幸福;well-being,wellbeing=幸福 福祉 健康;aging,ageing=老龄化 衰老;retirement=退休;disability,disabled=残疾 残障 失能;dementia=痴呆;alzheimer=阿尔茨海默;parkinson=帕金森;autism=自闭症 孤独症;
"""


def rows() -> Iterator[tuple[list[str], list[str]]]:
    """The entries as (English forms, Chinese forms)."""
    for entry in (RESEARCH + HEALTH).replace("\n", "").split(";"):
        english, _, chinese = entry.partition("=")
        if chinese:
            yield english.split(","), chinese.split()
