"""Nouns that numbers count, by the kind of thing they name: what tells 31 organisations from 31 executives.

Written for this program. The kinds are few on purpose: only what a reader never takes for one another is told apart.
"""

from typing import Final

PERSONS: Final = "persons"
BODIES: Final = "bodies"
LANDS: Final = "lands"
WRITINGS: Final = "writings"

ENGLISH: Final = {
    PERSONS: r"patients?|participants?|persons?|people|adults?|children|women|men|girls|boys|physicians?|doctors?|nurses?|executives?|leaders?"
    r"|managers?|clinicians?|practitioners?|professionals?|respondents?|interviewees?|informants?|residents?|students?|staff|members"
    r"|caregivers?|carers?|workers?|directors?|stakeholders?|volunteers?|subjects|individuals?|survivors?|mothers?|fathers?|parents?"
    r"|adolescents?|researchers?|experts?|specialists?|surgeons?|pharmacists?|beneficiaries|enrollees|officers?|administrators?"
    r"|providers|cases|infants?|newborns?|employees|users|families|couples|chairs|GPs",
    BODIES: r"hospitals?|organi[sz]ations?|ACOs?|ICOs?|ICSs?|CCGs?|PCNs?|clinics?|practices|cent(?:er|re)s?|institutions?|agencies|agency"
    r"|trusts|companies|networks?|schools?|universities|departments?|systems|alliances?|associations?|societies|boards|plans|payers"
    r"|insurers|facilities|HMOs?|laborator(?:y|ies)|programs|programmes|wards|units|teams|homes",
    LANDS: r"countries|country|nations|states|provinces?|counties|county|cities|city|towns?|villages?|districts?|regions?|localities"
    r"|sites|areas|communities",
    WRITINGS: r"studies|articles?|papers?|trials|reviews|publications?|reports?|documents|records|guidelines?|RCTs?|abstracts?"
    r"|citations|interviews|questionnaires?|surveys",
}
"""English nouns by kind, as patterns of whole words."""

CHINESE: Final = {
    PERSONS: "患者|病人|病例|参与者|受试者|受访者|被试|对象|成人|成年人|儿童|女性|男性|妇女|孕妇|产妇|医生|医师|护士|高管|高层领导|领导者|领导|管理者|管理人员|经理"
    "|临床医生|从业者|从业人员|专业人员|人员|居民|学生|员工|职工|成员|照护者|照料者|照顾者|护理者|工作者|主任|志愿者|个体|幸存者|母亲|父亲|父母|青少年|研究者|研究员"
    "|专家|药师|受益人|参保人|官员|负责人|利益相关者|提供者|家长|老人|老年人|婴儿|新生儿|雇员|用户|主席|代表|同学|教师|家庭|夫妇|伴侣|高级管理人员|管理层",
    BODIES: "医院|组织|机构|ACO|ICO|ICS|CCG|PCN|HMO|诊所|中心|信托|公司|企业|网络|学校|大学|高校|科室|部门|系统|体系|联盟|协会|学会|集团|卫生院|支付方|保险公司"
    "|实验室|团体|病房|单位|团队|项目|养老院",
    LANDS: "国家|州|省份|省|县|城市|市|镇|村|区县|地区|区域|社区|地点|站点|现场|区",
    WRITINGS: "研究|文献|文章|论文|试验|综述|出版物|报告|文件|记录|指南|摘要|访谈|问卷|调查",
}
"""Chinese nouns by kind, parted by `|`."""
