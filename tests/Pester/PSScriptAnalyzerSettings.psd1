# How the analyzer looks at test scripts: every rule, without those that misread Pester or that only matter for what ships.
@{
    ExcludeRules = @(
        # A variable of a BeforeAll is used in the It blocks, which the rule does not see.
        'PSUseDeclaredVarsMoreThanAssignments'
        # Parameters and variables are used in script blocks that run elsewhere.
        'PSReviewUnusedParameter'
        'PSUseUsingScopeModifierInNewRunspaces'
        # The tests' own functions have no -WhatIf, and their secrets are none.
        'PSUseShouldProcessForStateChangingFunctions'
        'PSAvoidUsingConvertToSecureStringWithPlainText'
        # A line that the module prints to be typed is typed; what was not run is told to the person at the screen.
        'PSAvoidUsingInvokeExpression'
        'PSAvoidUsingWriteHost'
        'PSAvoidGlobalVars'
    )
}
